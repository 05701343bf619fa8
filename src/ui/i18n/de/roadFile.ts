/** Wörter eines Straßennetzes, das auf die Karte gezogen wurde. */
export const roadFileWords = {
  roadFile: {
    roads: 'Straßen',
    length: 'Länge',
    nodes: 'Knoten und Enden',
    links: 'Fahrtrichtungen für Autos',
    assumed: 'Streifen oder Tempo angenommen',
    ofLinks: '{{some}} von {{all}} Richtungen',
    shownOnly:
      'Das Netz wird nach Klassen gezeigt. Der Verkehr der Stadt wird auf ihrem eigenen Netz berechnet, nicht auf diesem.',
  },
};
