import type { mobilityProblems } from '../../../../problem/messages/mobility.ts';

export const germanMobilityProblems: Readonly<Record<keyof typeof mobilityProblems, string>> = {
  gtfsZip:
    '{{file}} ist keine lesbare Zip-Datei ({{detail}}). Laden Sie sie erneut herunter, oder packen Sie den Fahrplan neu.',
  gtfsEntryLarge:
    '{{file}}: {{member}} hat entpackt mehr als {{mebibytes}} MiB, das Höchste, was von einer Tabelle gelesen wird. Teilen Sie den Fahrplan nach Betreiber oder Zeitraum, oder laden Sie ihn erneut, wenn er kleiner sein müsste.',
  gtfsEntryRatio:
    '{{file}}: {{member}} hat entpackt mehr als das {{ratio}}-Fache seiner gepackten Größe, wie kein Fahrplan, und wird nicht gelesen. Laden Sie den Fahrplan erneut vom Herausgeber.',
  gtfsFile:
    '{{file}} hat in {{member}} keine brauchbaren Zeilen, es gibt also keinen Fahrplan. Ergänzen Sie {{member}}.',
  feedMessage:
    '{{file}} ist keine GTFS-Realtime-Nachricht ({{detail}}, bei Byte {{offset}}). Laden Sie sie neu, oder fragen Sie den Herausgeber.',
  feedBusy:
    '{{file}} will seltener gefragt werden oder ist überlastet (HTTP {{status}}). Es wird von selbst wieder gefragt; bleibt es so, bitten Sie den Herausgeber um einen Schlüssel oder eine höhere Grenze.',
  feedPage:
    '{{file}} antwortet mit einer Webseite („{{title}}“) statt mit Live-Daten. Prüfen Sie die Adresse und ob der Strom eine Anmeldung verlangt.',
  feedKey:
    '{{file}} verlangt einen Schlüssel (HTTP {{status}}, oft im Kopf „{{header}}“). Fragen Sie den Herausgeber danach und geben Sie ihn hier ein; er geht nur an diesen Server und ist mit der Seite vergessen.',
  feedRedirect:
    '{{file}} schickt zu einer anderen Adresse weiter, an die der Schlüssel nicht gesendet wird. Tragen Sie die Adresse, zu der sie führt, in den Katalog ein.',
  keyInvalid:
    'Der Schlüssel für {{file}} kann nicht im Kopf „{{header}}“ gesendet werden. Verwenden Sie für den Kopf Buchstaben, Ziffern und Bindestriche und einen Schlüssel ohne Zeilenumbruch.',
  feedTooLarge:
    '{{file}} schickt mehr als {{mebibytes}} MiB, zu viel für eine Live-Nachricht. Prüfen Sie, ob die Adresse die des Live-Stroms ist.',
  gbfsFeed:
    '{{file}} ist kein GBFS-Feed ({{detail}}). Berichtigen Sie die Datei oder die Zugriffsadresse.',
};
