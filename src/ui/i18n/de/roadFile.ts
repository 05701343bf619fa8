/** Wörter eines Straßennetzes, das auf die Karte gezogen wurde. */
export const roadFileWords = {
  roadFile: {
    roads: 'Straßen',
    length: 'Länge',
    nodes: 'Knoten und Enden',
    links: 'Fahrtrichtungen für Autos',
    assumed: 'Streifen oder Tempo angenommen',
    ofLinks: '{{some}} von {{all}} Richtungen',
    format: 'Format',
    lines: 'Linien in der Datei',
    drivable: 'Davon für Autos',
    leftOut: 'Weggelassen:',
    left: {
      otherClass: 'Fußwege und andere Wege ohne Autos',
      closed: 'für private Autos gesperrt, Parkplatzgassen und dergleichen',
      unreachable: 'Straßen, die von den anderen aus nicht erreichbar oder nicht zu verlassen sind',
      noLine: 'Objekte, die keine Linie sind',
      turns: 'Schilder, die ein Abbiegen verbieten oder vorschreiben; Routen beachten sie nicht',
    },
    barriers: 'Sperren, die eine Straße trennen',
    usual_one: '{{count}} Fahrstreifen je Richtung, {{speed}}, {{capacity}} je Streifen',
    usual_other: '{{count}} Fahrstreifen je Richtung, {{speed}}, {{capacity}} je Streifen',
    without: 'auf {{lanes}} der Länge fehlen die Fahrstreifen, auf {{speed}} das Tempo',
    usualFrom:
      'Wo die Datei nichts sagt, gelten diese üblichen Werte der Klasse; die Kapazität gilt immer. Aus:',
    class: {
      motorway: 'Autobahn',
      trunk: 'Schnellstraße',
      primary: 'Hauptstraße',
      secondary: 'Nebenstraße',
      tertiary: 'Sammelstraße',
      unclassified: 'Gemeindestraße',
      residential: 'Wohnstraße',
      living_street: 'Verkehrsberuhigt',
      service: 'Erschließungsweg',
    },
    shownOnly:
      'Das Netz wird nach Klassen gezeigt. Der Verkehr der Stadt wird auf ihrem eigenen Netz berechnet, nicht auf diesem.',
  },
};
