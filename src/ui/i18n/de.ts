import { analysisWords } from './de/analysis.ts';
import { findingsWords } from './de/findings.ts';
import { followWords } from './de/follow.ts';
import { hoursWords } from './de/hours.ts';
import { keyWords } from './de/key.ts';
import { layersWords } from './de/layers.ts';
import { modelsWords } from './de/models.ts';
import { roadFileWords } from './de/roadFile.ts';
import { scenarioWords } from './de/scenario.ts';
import { transitWords } from './de/transit.ts';
import type { Translation } from './en.ts';

export const de: Translation = {
  common: {
    close: 'Schließen',
    cancel: 'Abbrechen',
    undo: 'Rückgängig',
    tryAgain: 'Erneut versuchen',
  },
  regions: { map: 'Karte' },
  city: {
    choose: 'Stadt wählen',
    none: 'Keine Stadt',
    opening: 'Eine Stadt wird geöffnet',
    synthetic: 'Demostadt, synthetisch',
    syntheticData: 'Synthetische Daten',
  },
  language: { choose: 'Sprache' },
  theme: { toDark: 'Dunkle Darstellung', toLight: 'Helle Darstellung' },
  share: {
    label: 'Ansicht teilen',
    copied: 'Link kopiert. Er enthält Ebenen, Kamera, Zeit und Regler.',
    failed: 'Der Browser lässt Kopieren nicht zu. Der Link lautet {{url}}',
  },
  search: {
    label: 'Gebäude, Straße, Stadtteil oder Haltestelle finden',
    placeholder: 'Adresse oder Ort',
    hint: 'Geben Sie mindestens zwei Buchstaben eines Namens oder einer Kennung ein.',
    none: 'Nichts heißt hier „{{query}}“. Versuchen Sie Straße, Stadtteil oder Gebäudekennung.',
    kind: {
      building: 'Gebäude',
      district: 'Stadtteil',
      stop: 'Haltestelle',
      station: 'Messstelle',
      road: 'Straße',
    },
  },
  mode: {
    measure: 'Messen',
    label: 'Ansicht',
    map: 'Karte',
    charts: 'Diagramme',
  },
  themes: {
    buildings: 'Gebäude',
    environment: 'Umwelt',
    mobility: 'Verkehr',
    energy: 'Energie',
    base: 'Grundkarte',
  },
  ...layersWords,
  side: {
    label: 'Welcher Zustand gezeigt wird',
    a: 'Heute',
    b: 'Szenario',
    diff: 'Differenz',
    cycle: 'Gezeigt: {{side}}. Nächsten Zustand zeigen',
  },
  lever: { source: 'Quelle:', today: 'heute {{value}}' },
  scenario: {
    title: 'Szenario',
    levers: 'Annahmen',
    figures: 'Kennzahlen',
    reset: 'Zurück zu den heutigen Werten',
    resetDone: 'Alle Regler stehen wieder auf heute.',
    method: 'Wie die Zahlen entstehen',
    comparedWith: 'verglichen mit',
    today: 'heute',
    marksToday: 'zeigt heute',
    opening: 'Die Stadt wird geöffnet. Hier erscheinen ihre Regler.',
    preparing: 'Das Modell dieser Stadt wird vorbereitet. Hier erscheinen die Regler.',
    failed: 'Das Modell dieser Stadt ließ sich nicht vorbereiten; der Grund steht unten.',
    cityFailed:
      'Die Stadt ließ sich nicht öffnen, darum ist nichts zu berechnen. Wählen Sie oben eine andere Stadt.',
    noModel:
      'Diese Stadt hat kein Gebäudemodell, darum ist nichts zu berechnen. Ergänzen Sie ein Gebäudemodell im Katalog.',
    noBuildings:
      'Diese Stadt hat keine Gebäude, darum ist nichts zu berechnen. Ergänzen Sie einen Gebäudedatensatz im Katalog.',
  },
  figure: {
    heading: { a: 'Kennzahlen heute', b: 'Kennzahlen', diff: 'Änderung von A zu B' },
    ranges: 'Spannen: 9 von 10 Läufen',
    waiting: 'Die ersten Zahlen werden berechnet.',
    veryLikely: 'Sehr wahrscheinlich zwischen {{lower}} und {{upper}}',
    lessThanA: '{{value}} weniger als A',
    moreThanA: '{{value}} mehr als A',
    sameAsA: 'wie A',
    counted: 'Folgt allein aus den Reglern',
    clearlyLess: 'Deutlich weniger',
    clearlyMore: 'Deutlich mehr',
    noClearDifference: 'Kein klarer Unterschied',
  },
  method: {
    title: 'Wie die Zahlen entstehen',
    model:
      'Jeder Teil der Stadt hat sein eigenes Modell. Die Energie jedes Gebäudes folgt EN ISO 13790 aus Gebäudetyp (TABULA), Größe und Wetter: Stunde für Stunde, wo die Stadt stündliches Wetter hat, sonst über eine Heizperiode. Verkehr folgt aus Einwohnern, Arbeitsplätzen, Straßen und Fahrplan, Sommerhitze aus Landbedeckung und Bäumen. Die Regler sagen, wie viel davon bis zum Zieljahr anders ist; die Zahlen der Stadt sind Summen oder Mittel über alle Gebäude, Wege und Orte.',
    interval:
      'Viele Annahmen sind nicht genau bekannt: Dämmung, Raumtemperatur, wie Menschen ihren Weg wählen, was ein Baum kühlt. Jedes Modell läuft darum viele Male mit Werten aus ihrer bekannten Streuung. Die gezeigte Spanne enthält 9 von 10 dieser Läufe.',
    words:
      '„Sehr wahrscheinlich“ heißt 9 von 10 Modellläufen. „Deutlich“ heißt, dass die ganze Spanne der Differenz auf einer Seite von null liegt. Sonst gibt es „keinen klaren Unterschied“.',
    difference:
      'Die Differenz B−A wird Lauf für Lauf gebildet, mit denselben gezogenen Werten auf beiden Seiten, damit gemeinsame Unsicherheit nicht doppelt zählt.',
    sources: 'Worauf das Modell beruht',
    runs: '{{samples}} Läufe, Startwert {{seed}}: dieselben Regler geben immer dieselben Zahlen.',
    allKnown: 'Von allen {{buildings}} Gebäuden sind Alter, Nutzung, Heizung und Größe bekannt.',
    assumed:
      'Von {{buildings}} Gebäuden waren das Alter von {{age}}, die Nutzung von {{use}} und die Heizung von {{heating}} anzunehmen; {{size}} blieben weg, weil ihre Größe nicht bekannt ist.',
    levers: 'Annahmen: A ist heute, B ist das Szenario, wie es jetzt steht.',
    lever: 'Annahme',
    range: 'Spanne',
  },
  inspector: { id: 'Objektkennung', title: 'Auf der Karte gewählt', notKnown: 'nicht bekannt' },
  tools: {
    title: 'Kamera',
    brief: 'Kamera, oft gebraucht',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    north: 'Nach Norden ausrichten',
    tilt: 'Ansicht neigen',
    home: 'Ganze Stadt',
  },
  attribution: { title: 'Maßstab und Quellen' },
  time: {
    title: 'Zeit',
    play: 'Abspielen',
    pause: 'Anhalten',
    speed: 'Tempo',
    times: '{{value}}×',
    now: 'Jetzt',
    scrub: 'Uhrzeit',
    meanOf: 'Mittel {{from}}–{{to}}',
    pausedAt: 'Angehalten am {{day}} um {{clock}}',
  },
  charts: {
    close: 'Zurück zur Karte',
    asTable: '{{title}} als Tabelle',
    empty:
      'Diese Stadt hat keine Stundenreihen und keine Prognose, es gibt noch nichts zu zeichnen.',
    hourly: 'Stundenmittel',
    dailyBand: 'Tagesmittel; das Band reicht von der niedrigsten zur höchsten Stunde des Tages',
    hour: 'Stunde',
    day: 'Tag',
    year: 'Jahr',
    value: 'Wert',
    lowest: 'Niedrigste Stunde',
    highest: 'Höchste Stunde',
    band: '9 von 10 Läufen',
    courseNote:
      '{{first}} bis {{last}}, ganze Jahre. Das Band enthält 9 von 10 Modellläufen von B. A ist der Stand von {{first}}.',
    courseLabel: '{{title}} von {{first}} bis {{last}}; am Ende {{value}} im Szenario',
  },
  twin: {
    open: 'Karte in Worten',
    title: 'Die Karte in Worten',
    time: '{{day}}, {{clock}}. Gezeigt: {{side}}.',
    layers_one: '{{count}} sichtbare Ebene',
    layers_other: '{{count}} sichtbare Ebenen',
    loading: 'wird geladen',
    change:
      'Änderung gegenüber A: {{value}}, sehr wahrscheinlich zwischen {{lower}} und {{upper}}. {{verdict}}',
    figures: 'Kennzahlen',
  },
  globe: {
    unsupported: 'Die Karte braucht WebGL 2',
    unsupportedMend:
      'Dieser Browser bietet es nicht an. Schalten Sie die Hardwarebeschleunigung ein oder nehmen Sie einen aktuellen Firefox, Chrome, Edge oder Safari. Listen, Diagramme und Zahlen gehen auch ohne Karte.',
    cityFailed: 'Die Stadt ließ sich nicht öffnen',
    starting: 'Die Karte startet.',
    opening: 'Die Stadt wird geöffnet.',
    layersLoading_one: '{{count}} Ebene wird geladen.',
    layersLoading_other: '{{count}} Ebenen werden geladen.',
  },
  phone: {
    grip: 'Höhe der Tafel: {{size}}. Ändern',
    size: { low: 'niedrig', middle: 'mittel', full: 'voll' },
    tabs: 'Hauptteile',
    tab: {
      layers: 'Ebenen',
      scenario: 'Szenario',
      time: 'Zeit',
      figures: 'Zahlen',
      more: 'Mehr',
    },
  },
  ...analysisWords,
  ...followWords,
  ...hoursWords,
  ...keyWords,
  ...roadFileWords,
  ...transitWords,
  ...findingsWords,
  ...scenarioWords,
  ...modelsWords,
  kiosk: {
    question: 'Was braucht es, um unsere Stadt zu heizen?',
    questionAll: 'Wie wollen wir unsere Stadt heizen, und wie bewegt sie sich?',
    questionMove: 'Wie soll sich unsere Stadt bewegen, und wie bleibt sie kühl?',
    look: 'Was möchten Sie von der Stadt sehen?',
    controls: 'Sprache und Neustart',
    startAgain: 'Neu beginnen',
    stillThere: 'Ist noch jemand da?',
    resetIn_one: 'Die Ansicht beginnt in {{count}} Sekunde neu.',
    resetIn_other: 'Die Ansicht beginnt in {{count}} Sekunden neu.',
    stay: 'Weitermachen',
  },
};
