import type { filesProblems } from '../../../../problem/messages/files.ts';

export const germanFilesProblems: Readonly<Record<keyof typeof filesProblems, string>> = {
  unexpected:
    '{{file}}: {{detail}}. Laden Sie die Seite neu; bleibt der Fehler, melden Sie diesen Satz.',
  unreachable:
    '{{file}} antwortet nicht ({{detail}}). Prüfen Sie Adresse und Netz und versuchen Sie es erneut.',
  notFound: '{{file}} fehlt (HTTP {{status}}). Prüfen Sie die Adresse im Katalog.',
  fileTooLarge:
    '{{file}} hat mehr als {{mebibytes}} MiB, das Höchste, was von einer solchen Datei gelesen wird. Prüfen Sie, ob die Adresse die des Datensatzes ist; wenn ja, teilen Sie ihn oder lassen Sie Unnötiges weg.',
  timeout:
    '{{file}} hat nicht innerhalb von {{seconds}} s geantwortet. Versuchen Sie es später erneut.',
  noCities:
    '{{file}} nennt keine Stadt. Erzeugen Sie eine (npm start oder „twin city demo“) und laden Sie die Seite neu.',
  jsonSyntax:
    '{{file}} ist kein gültiges JSON ({{detail}}). Berichtigen Sie die Stelle und laden Sie neu.',
  cancelled: '{{file}}: abgebrochen.',
  seriesTimeColumn:
    '{{file}} hat keine Spalte „time“ (sondern {{columns}}). Nennen Sie die Spalte der Zeiten nach ISO 8601 so.',
  seriesTime:
    '{{file}}, Zeile {{row}}: „{{value}}“ ist keine Zeit nach ISO 8601 mit Zeitzone. Schreiben Sie sie wie 2024-01-01T00:00:00Z.',
  seriesEmpty: '{{file}} hat {{rows}} Zeilen; eine Reihe braucht mindestens zwei.',
  seriesSteps:
    '{{file}}: Zu den meisten Schritten von {{seconds}} s fehlt eine Zeile. Schreiben Sie die Reihe mit einem festen Schritt.',
  geojsonSyntax: '{{file}} ist kein JSON ({{detail}}). Exportieren Sie das GeoJSON neu.',
  geojsonCollection:
    '{{file}} ist keine FeatureCollection nach GeoJSON. Exportieren Sie die Datei als solche.',
  geojsonCrs:
    '{{file}} steht nicht in Grad nach WGS 84 ({{crs}}), wie RFC 7946 verlangt. Exportieren Sie in EPSG:4326.',
  geojsonEmpty: '{{file}} enthält keine Fläche. Exportieren Sie die Bezirke mit ihren Umrissen.',
  geojsonRing:
    '{{file}}, Objekt {{feature}}: Ein Ring ist keine Liste von mindestens vier Punkten. Reparieren Sie die Form.',
};
