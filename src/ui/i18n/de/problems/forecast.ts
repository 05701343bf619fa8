import type { forecastProblems } from '../../../../problem/messages/forecast.ts';

export const germanForecastProblems: Readonly<Record<keyof typeof forecastProblems, string>> = {
  weatherHeader:
    '{{file}} ist keine EPW-Wetterdatei: Die erste Zeile muss LOCATION mit Breite, Länge, Zeitzone und Höhe sein. Ersetzen Sie die Datei, oder entfernen Sie sie, um das Klima des Bestandsmodells zu verwenden.',
  weatherLength:
    '{{file}} hat {{count}} Stundenzeilen, ein Jahr hat 8760 oder 8784. Verwenden Sie eine Datei mit einem ganzen Jahr.',
  weatherRow:
    '{{file}}, Zeile {{line}}: Temperatur, Einstrahlung oder Wind ist keine Zahl. Berichtigen Sie die Zeile oder ersetzen Sie die Datei.',
  stockField:
    '{{file}}: {{place}} {{detail}}. Berichtigen Sie es; seeds/stock/demo.json ist ein vollständiges Beispiel.',
  forecastBuildings:
    '{{file}}: Kein Gebäude hat eine Geschossfläche oder Grundfläche und Höhe, daher ist keine Prognose möglich. Ergänzen Sie diese Spalten der Gebäudetabelle.',
  forecastUnprepared:
    '{{file}}: Eine Prognose wurde verlangt, bevor die Stadt vorbereitet war. Laden Sie die Seite neu.',
  envelopeCount:
    '{{file}}: Die Außenflächen der Gebäude haben {{count}} Zeilen, die Gebäudetabelle {{buildings}}. Bauen Sie die Stadt neu, damit beide aus einem Lauf stammen.',
  hoursNone:
    '{{file}}: Diese Stadt hat keine Wetterdatei, daher gibt es keine Stunden. Nehmen Sie eine EPW-Datei eines typischen Jahres in ihren Katalog auf.',
  hoursBuilding:
    '{{file}}: Es gibt kein Gebäude {{building}} unter {{count}}. Wählen Sie eines auf der Karte oder eine Kennung der Gebäudetabelle.',
  hoursSize:
    '{{file}}: Gebäude {{building}} hat weder Geschossfläche noch Grundfläche und Höhe, daher lassen sich seine Stunden nicht berechnen. Ergänzen Sie die Gebäudetabelle.',
  hoursUnheated:
    '{{file}}: Gebäude {{building}} ist unbeheizt und ohne genutzte Räume, daher gibt es keine Stunden zu zeigen. Wählen Sie ein anderes.',
  roadsFile:
    '{{file}}: {{detail}}. Schreiben Sie eine JSON-Liste von Änderungen wie [{"kind": "closed", "roads": ["id", …]}, {"kind": "speed", "speed": 30, "roads": ["id", …]}].',
  roadsUnknown:
    '{{file}} nennt Straßen, die {{city}} nicht hat ({{roads}}). Verwenden Sie die Kennungen der Straßentabelle.',
  roadsModel:
    '{{city}} hat kein Verkehrsmodell, sodass Änderungen an Straßen in {{file}} nichts bewirken. Lassen Sie sie weg oder bauen Sie die Stadt mit einem.',
  scenarioFile:
    '{{file}} lässt sich nicht als Szenario dieser Stadt öffnen: {{detail}}. Wählen Sie eine Datei, die hier als Szenario gespeichert wurde.',
  leverFile:
    '{{file}}: {{detail}}. Schreiben Sie ein JSON-Objekt von Regler zu Zahl, etwa {"retrofit_rate": 2.5}.',
  leverUnknown:
    '{{file}}: Den Regler „{{lever}}“ gibt es nicht. Verwenden Sie einen von {{known}}.',
  leverRange:
    '{{file}}: Der Regler „{{lever}}“ ist {{value}}, außerhalb von {{min}} bis {{max}} {{unit}}. Wählen Sie einen Wert darin.',
  cityDataset:
    '{{file}} nennt keine Distribution, die {{standard}} entspricht ({{what}}). Ergänzen Sie sie oder bauen Sie die Stadt neu.',
  trafficField:
    '{{file}}: {{place}} {{detail}}. Berichtigen Sie es; ein vollständiges Beispiel ist seeds/traffic/demo.json.',
  trafficZones:
    '{{file}}: Kein Bezirk hat Einwohner oder Arbeitsplätze nahe einer Straße, also fährt niemand. Ergänzen Sie „population“ bei den Bezirken.',
  trafficRoads:
    '{{file}}: {{detail}}, also lässt sich kein Verkehr berechnen. Bauen Sie die Straßentabelle neu aus einem größeren Gebiet.',
  assignNoPath:
    '{{file}}: Kein Weg führt von Zelle {{origin}} nach Zelle {{destination}}, obwohl es dort Fahrten gibt. Ergänzen Sie die fehlenden Strecken, oder nehmen Sie diese Fahrten heraus.',
  tntpHeader:
    '{{file}} hat vor <END OF METADATA> keine ganze Zahl hinter <{{name}}>. Ergänzen Sie diese Zeile.',
  tntpLine: '{{file}}, Zeile {{line}}: {{detail}}. Berichtigen Sie diese Zeile.',
  tntpZones:
    '{{file}} enthält Fahrten zwischen {{trips}} Zellen, das Netz hat {{zones}}. Nehmen Sie Netz und Fahrten derselben Stadt.',
  logitChoice:
    '{{file}}, Beobachtung {{observation}}: Gewählt ist die Alternative {{alternative}}, die nicht verfügbar war. Berichtigen Sie die Wahl oder die Verfügbarkeit.',
  logitSingular:
    '{{file}}: Aus den Daten lässt sich der Parameter {{parameter}} nicht von den anderen trennen. Setzen Sie je Satz von Alternativen eine Konstante auf 0, oder nehmen Sie den Parameter heraus.',
  logitDiverges:
    '{{file}}: Die Likelihood wächst mit dem Parameter {{parameter}} immer weiter, er hat keinen Schätzwert. Nehmen Sie ihn heraus, oder weitere Beobachtungen hinzu.',
  heatColumn:
    '{{file}} fehlen die Spalten {{columns}} (vorhanden: {{known}}). Schreiben Sie sie in die erste Zeile, wie in der biophysikalischen Tabelle von InVEST.',
  heatValue:
    '{{file}}, Zeile {{line}}: {{column}} ist „{{value}}“, nicht {{expected}}. Berichtigen Sie die Zeile.',
  heatTwice:
    '{{file}}, Zeile {{line}}: Die Landbedeckung {{code}} steht dort ein zweites Mal. Entfernen Sie eine der Zeilen.',
  heatField:
    '{{file}}: {{place}} {{detail}}. Korrigieren Sie die Stelle; seeds/heat/demo.json ist ein vollständiges Beispiel.',
  heatClass:
    '{{file}} hat {{count}} Landbedeckungen ohne Zeile in {{table}}: {{codes}}. Ergänzen Sie sie dort, oder erklären Sie sie zu Nodata.',
  heatDegrees:
    '{{file}} hat Zellen in Grad ({{crs}}), Kühlung rechnet aber in Metern. Projizieren Sie das Raster vorher um, etwa mit gdalwarp -t_srs EPSG:32632 -r near.',
  heatSize:
    '{{file}} hat {{cells}} Millionen Zellen, in den Speicher passen {{most}} Millionen. Schneiden Sie die Stadt aus, oder nehmen Sie größere Zellen (gdalwarp -te, -tr).',
  heatApart:
    '{{file}}: Wo die Landbedeckung {{landCover}} liegt, hat die Verdunstung keinen Wert über 0. Nehmen Sie ein Raster desselben Orts.',
  heatWeather:
    '{{file}}: Die Stadt {{city}} hat kein Wetter, das die Hitzebelastung braucht. Nehmen Sie eine EPW-Datei in ihren Katalog auf (conformsTo siehe src/catalogue/standards.ts).',
  heatTime:
    '{{file}}: „{{time}}“ ist keine Zeit. Schreiben Sie sie wie 2025-07-15T14:00, das ist die Zeit der Stadt, oder mit Zone wie 2025-07-15T12:00Z.',
  inputFile:
    '{{file}} lässt sich nicht lesen ({{detail}}). Prüfen Sie den Pfad und ob es eine Datei ist.',
  zoneShape: '{{file}}: {{place}} muss {{expected}} sein. Schreiben Sie es so.',
  zoneField:
    '{{file}}: {{place}} ist kein Feld einer Zone. Entfernen Sie es, oder nehmen Sie eines von {{known}}.',
  zoneMissing:
    '{{file}}: {{place}} fehlt. Ergänzen Sie es; src/forecast/energy/hourly/METHOD.md zeigt eine ganze Zone.',
  zoneNumber:
    '{{file}}: {{place}} ist {{value}}, keine Zahl. Schreiben Sie dort eine endliche Zahl.',
  zonePositive: '{{file}}: {{place}} ist {{value}}. Schreiben Sie eine Zahl über 0.',
  zoneRange:
    '{{file}}: {{place}} ist {{value}}, außerhalb von {{min}} bis {{max}}. Wählen Sie einen Wert darin.',
  zoneDay:
    '{{file}}: {{place}} hat {{count}} Werte, ein Tag hat 24. Schreiben Sie 24 Werte ab Stundenbeginn, eine Zahl für alle Stunden oder null.',
  zoneSetpoints:
    '{{file}}: In Stunde {{hour}} liegt der Sollwert der Heizung ({{heating}} °C) über dem der Kühlung ({{cooling}} °C). Senken Sie den einen oder erhöhen Sie den anderen.',
  zoneMass:
    '{{file}}: massArea ist zu klein für opake Teile, die {{opaque}} W/K verlieren. Setzen Sie mehr als {{least}} m²; EN ISO 13790 nennt das 2,5- bis 3,5-Fache der Nutzfläche.',
  zoneTabula:
    '{{file}}: Zeile „{{row}}“ hat kein {{column}}, daraus lässt sich keine Zone machen. Nehmen Sie eine Zeile der TABULA-Gebäudetabellen mit Flächen und U-Werten.',
  pvColumns:
    '{{file}} hat keine Zeile mit den Spaltennamen {{columns}}. Schreiben Sie month, day, hour, beam, diffuse, temperature und wind über die Werte.',
  pvLength:
    '{{file}} hat {{count}} Stundenzeilen, ein Jahr hat 8760 oder 8784. Nehmen Sie eine Datei mit einem ganzen Jahr.',
  pvRow:
    '{{file}}, Zeile {{line}}: {{column}} ist „{{value}}“, keine Zahl. Berichtigen Sie die Zeile.',
  pvOrder:
    '{{file}}, Zeile {{line}}: Die Stunde ist {{value}}, es folgt aber {{expected}}. Sortieren Sie die Zeilen ab 1. Januar, Stunden 0 bis 23.',
  loadEmpty:
    '{{file}} enthält keine Reihe. Schreiben Sie je Reihe eine Zeile: den Namen, dann die Werte vom ältesten zum neuesten.',
  loadShort:
    '{{file}}: Reihe „{{id}}“ hat {{count}} Werte, eine Vorhersage braucht mindestens zwei. Schreiben Sie je Reihe eine Zeile: den Namen, dann die Werte vom ältesten zum neuesten.',
  loadValue:
    '{{file}}, Zeile {{row}}, Spalte {{column}}: „{{value}}“ ist keine Zahl. Berichtigen Sie sie; wo kein Wert bekannt ist, bleibt das Feld leer oder enthält NA.',
  loadHistory:
    '{{file}} hat {{days}} Tage mit Werten vor der gezeigten Stunde; eine Vorhersage braucht mindestens {{least}}. Stellen Sie die Uhr auf einen späteren Tag.',
  loadTemperature:
    '{{file}}: {{count}} Temperaturen für {{id}}, von {{needed}}, die Werte und Vorhersagezeit brauchen. Geben Sie eine Zeile für {{id}} oder eine Zeile für alle an, die mit dem ersten Wert beginnt und die Vorhersagezeit abdeckt.',
  calendarCountry:
    'Es gibt keinen Feiertagskalender namens „{{code}}“. Geben Sie ein Land oder Land und Region nach ISO 3166 an: DE, DE-BY, IT.',
  loadQuote:
    '{{file}}, Zeile {{row}}: {{detail}}. Schließen Sie die Anführungszeichen in dieser Zeile.',
};
