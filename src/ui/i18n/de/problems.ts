import type { ProblemCode } from '../../../problem/messages.ts';

/** German sentences for `src/problem/messages.ts`. */
export const germanProblems: Readonly<Record<ProblemCode, string>> = {
  unexpected:
    '{{file}}: {{detail}}. Laden Sie die Seite neu; bleibt der Fehler, melden Sie diesen Satz.',
  unreachable:
    '{{file}} antwortet nicht ({{detail}}). Prüfen Sie Adresse und Netz und versuchen Sie es erneut.',
  notFound: '{{file}} fehlt (HTTP {{status}}). Prüfen Sie die Adresse im Katalog.',
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
  catalogueJson:
    '{{file}} ist kein JSON-Dokument ({{detail}}). Berichtigen Sie die Datei oder bauen Sie die Stadt neu.',
  catalogueJsonLd:
    '{{file}} ist kein gültiges JSON-LD ({{detail}}). Berichtigen Sie die Stelle oder bauen Sie die Stadt neu.',
  catalogueContext:
    '{{file}} verweist auf den Kontext {{context}}, der nicht geladen wird. Schreiben Sie ihn in die Datei.',
  catalogueEmpty:
    '{{file}} beschreibt keine Stadt: Geben Sie einem Knoten den Typ dcat:Catalog und nennen Sie die Datensätze unter dcat:dataset.',
  catalogueTitle:
    '{{file}}: Dem Katalog fehlt dct:title. Ergänzen Sie ihn, etwa {"en": "Milan", "de": "Mailand"}.',
  datasetMissing:
    '{{file}}: Dem Datensatz „{{dataset}}“ fehlt {{property}}. Ergänzen Sie es, etwa {{example}}.',
  datasetInvalid:
    '{{file}}: {{property}} des Datensatzes „{{dataset}}“ ist nicht lesbar: {{value}}. Schreiben Sie es wie {{example}}.',
  datasetDuplicate:
    '{{file}}: Zwei Datensätze haben die Kennung „{{dataset}}“; nur der erste wird verwendet. Benennen Sie einen um.',
  recipeUnknown:
    '{{file}} ist weder ein Rezept unter seeds/ ({{known}}) noch eine lesbare Datei. Nennen Sie eines davon oder den Pfad eines Rezepts.',
  recipeField:
    '{{file}}: {{place}} {{detail}}. Berichtigen Sie das Rezept; seeds/README.md beschreibt es.',
  sourceMissing:
    '{{file}} liegt nicht in {{folder}}. Legen Sie die Datei dorthin (veröffentlicht unter {{url}}) oder lassen Sie --from weg, um sie zu laden.',
  sourceBytes:
    '{{file}} hat {{bytes}} Bytes, das Rezept nennt {{expected}}. Löschen Sie die Datei und laden Sie sie neu.',
  sourceHash:
    '{{file}} ist nicht die im Rezept beschriebene Datei (SHA-256 {{found}}, erwartet {{expected}}). Laden Sie sie neu, oder berichtigen Sie das Rezept, wenn eine neue Ausgabe gewünscht ist.',
  sourceGone:
    '{{file}} wird nicht herausgegeben (HTTP {{status}}). Berichtigen Sie die Adresse im Rezept, oder legen Sie die Datei in einen Ordner und verwenden Sie --from.',
  sourceChanged:
    '{{file}} ist jetzt {{bytes}} Bytes lang, das Rezept beschreibt {{expected}}. Der Herausgeber hat die Datei geändert: Berichtigen Sie das Rezept, oder verwenden Sie --from mit der alten Datei.',
  sourceFormat:
    '{{file}} ist nicht lesbar ({{detail}}). Laden Sie die Datei neu; bleibt der Fehler, nehmen Sie den Datensatz aus dem Rezept.',
  sourceAbsent:
    '{{file}}, woraus der Datensatz „{{dataset}}“ entsteht, war nicht zu bekommen. Den Grund nennt die Liste der Quellen.',
  cityEmpty:
    '{{file}}: Kein Datensatz konnte erstellt werden, deshalb wurde keine Stadt geschrieben. Sehen Sie die Gründe an oder prüfen Sie das Rezept.',
  stationPoints:
    '{{file}} enthält keine Station: Es muss eine Sammlung von Punkten in WGS-84-Grad sein (RFC 7946).',
  stationSeries:
    '{{file}} hat für keine Station aus {{points}} eine Spalte. Nennen Sie bei jeder Station die Spalte als Eigenschaft „series“.',
  outNotCity:
    '{{file}} existiert und ist kein Stadtordner. Wählen Sie ein anderes --out oder leeren Sie den Ordner.',
  tilesetJson:
    '{{file}} ist kein lesbares 3D-Tiles-Tileset ({{detail}}). Laden oder bauen Sie es neu.',
  tilesetVersion:
    '{{file}} hat die 3D-Tiles-Version {{version}}; gelesen werden 1.0 und 1.1. Wandeln Sie es um oder bauen Sie die Stadt neu.',
  glbFormat: '{{file}} ist kein binäres glTF. Laden oder bauen Sie die Datei neu.',
  glbTruncated:
    '{{file}} ist abgeschnitten: {{bytes}} von {{expected}} Byte sind da. Laden oder bauen Sie die Datei neu.',
  glbMetadata:
    'In {{file}} fehlt {{lacks}}; Gebäude sind so nicht zu unterscheiden. Schreiben Sie die Kacheln mit „twin city build“.',
  tableUnreadable:
    '{{file}} ist keine lesbare Parquet-Tabelle ({{detail}}). Laden oder bauen Sie sie neu.',
  tableColumns:
    'In {{file}} fehlen die Spalten {{columns}}. Ergänzen Sie sie; Namen und Einheiten stehen in src/channel/table.ts.',
  envelopeColumns:
    'In {{file}} fehlen die Spalten {{columns}} der Gebäudehüllen. Bauen Sie die Stadt mit „twin city“ neu.',
  envelopeValue:
    '{{file}}, Zeile {{row}}: {{column}} ist {{value}}, das hat kein Gebäude. Bauen Sie die Stadt mit „twin city“ neu.',
  roadColumns:
    '{{file}} fehlen die Spalten {{columns}} eines Straßennetzes. Bauen Sie es mit „twin roads build“.',
  roadRow:
    '{{file}}, Zeile {{row}}: {{column}} ist {{value}}, was keine Straße haben kann. Bauen Sie das Netz mit „twin roads build“.',
  roadNode:
    '{{file}}: Im Knoten {{node}} treffen sich die Straßen nicht, wie sie angeben. Bauen Sie das Netz mit „twin roads build“.',
  roadsNone:
    '{{file}} enthält keine Straßen, auf denen Autos von jeder zu jeder anderen kommen. Prüfen Sie, ob es das Straßennetz ist.',
  tableCategories:
    '{{file}}: Spalte „{{column}}“ hat mehr als {{most}} verschiedene Wörter. Fassen Sie sie zusammen.',
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
  gtfsZip:
    '{{file}} ist keine lesbare Zip-Datei ({{detail}}). Laden Sie sie erneut herunter, oder packen Sie den Fahrplan neu.',
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
  unknownCrs:
    '{{file}}: Das Koordinatenreferenzsystem {{crs}} ist nicht bekannt oder braucht eine Gitterdatei. Tragen Sie twin:crs mit EPSG-Code oder proj4-Text in den Katalog ein, oder wandeln Sie die Datei mit gdalwarp -t_srs EPSG:3035 um.',
  rasterNotTiff:
    '{{file}} ist kein lesbares TIFF ({{detail}}). Laden Sie die Datei erneut herunter oder wandeln Sie sie mit gdal_translate -of COG um.',
  rasterNoPlace:
    '{{file}} sagt nicht, wo es liegt (keine Georeferenz). Ergänzen Sie sie mit gdal_translate -a_ullr und -a_srs.',
  rasterTruncated:
    '{{file}} endet bei Byte {{end}}, in oder vor seiner Kachel {{tile}}. Laden oder bauen Sie die Datei neu.',
  rasterBand: '{{file}} hat kein Band {{band}}; das letzte ist {{bands}}. Bänder zählen ab 1.',
  rasterShortBody:
    '{{file}}: Der Server hat {{tries}}-mal nur {{received}} von {{expected}} Byte gesendet. Prüfen Sie, ob der Server und ein Proxy davor Teilabrufe richtig beantworten.',
  rasterWrongRange:
    '{{file}}: {{tries}}-mal wurden die Bytes {{asked}} angefordert, der Server antwortete „{{answered}}“. Prüfen Sie, ob der Server und ein Proxy davor Teilabrufe richtig beantworten.',
  rasterNoRanges:
    '{{file}}: Der Server beantwortet keine Teilabrufe, und {{mebibytes}} MiB sind zu viel, um alles zu lesen. Schalten Sie Teilabrufe ein oder legen Sie die Datei auf einen anderen Server.',
  rasterChanged: '{{file}} wurde während des Lesens geändert. Öffnen Sie es erneut.',
  rasterFormat:
    '{{file}} ist in einer Form gespeichert, die hier nicht gelesen wird ({{detail}}). Wandeln Sie die Datei mit gdal_translate -of COG um.',
  rasterGcps:
    '{{file}} ist durch {{count}} Passpunkte verortet, nicht durch ein Gitter. Entzerren Sie die Datei mit gdalwarp -t_srs EPSG:3035 oder in einem GIS.',
  rasterDecode:
    '{{file}}: Kachel {{tile}} lässt sich nicht lesen ({{detail}}). Die Datei ist beschädigt oder unbekannt komprimiert; laden Sie sie erneut herunter oder wandeln Sie sie mit gdal_translate -of COG um.',
  expression:
    'Ausdruck „{{file}}“, Stelle {{place}}: {{detail}}. Verbessern Sie ihn dort, zum Beispiel (nir - red) / (nir + red).',
  expressionName:
    'Ausdruck „{{file}}“, Stelle {{place}}: „{{name}}“ ist keiner der Namen {{known}}. Nehmen Sie einen davon, oder geben Sie einer Ebene diesen Namen.',
  expressionFunction:
    'Ausdruck „{{file}}“, Stelle {{place}}: Es gibt keine Funktion „{{name}}“. Nehmen Sie eine von {{known}}.',
  expressionArguments:
    'Ausdruck „{{file}}“, Stelle {{place}}: {{name}} nimmt {{wanted}} Wert, nicht {{given}}. Verbessern Sie die Klammern.',
  expressionEmpty:
    'Ausdruck „{{file}}“ nennt keine Ebene. Schreiben Sie eine hinein, zum Beispiel (nir - red) / (nir + red).',
  derivedUnits:
    '{{file}}: {{unitB}} minus {{unitA}} hat keinen Sinn. Wählen Sie zwei Ebenen gleicher Einheit, oder schreiben Sie einen Ausdruck, der eine umrechnet.',
  derivedApart: '{{file}}: Die Raster überdecken sich nicht. Wählen Sie Raster desselben Gebiets.',
  exportCrs:
    '{{file}}: {{crs}} hat keinen EPSG-Code, den ein GeoTIFF nennen könnte. Richten Sie am Gitter eines anderen Rasters aus.',
  exportSize:
    '{{file}}: {{width}} × {{height}} Zellen sind {{mebibytes}} MiB, mehr als die {{most}} MiB, die eine Datei hier haben darf. Richten Sie am gröberen Gitter aus.',
  fileWrite:
    '{{file}} lässt sich nicht schreiben ({{detail}}). Wählen Sie einen Ordner, in den Sie schreiben dürfen.',
  zoneOutside:
    '{{file}}: Keine Zone berührt das Raster. Wählen Sie Zonen in seinem Gebiet, in Grad WGS 84 (Länge zuerst).',
  localGone:
    '{{file}} ist eine Datei eines anderen Geräts oder eines früheren Besuchs. Ziehen Sie die Datei erneut auf die Karte.',
  dropNoCrs:
    '{{file}} sagt nicht, in welchen Koordinaten sie vorliegt. Geben Sie deren EPSG-Code an; wer die Datei gemacht hat, kennt ihn.',
  dropCrs:
    '{{file}}: Das Koordinatenreferenzsystem {{crs}} ist nicht bekannt oder braucht eine Gitterdatei. Geben Sie den EPSG-Code eines anderen an, das passt.',
  dropEmpty:
    '{{file}} ist leer (0 Byte). Kopieren Sie die Datei erneut, oder laden Sie sie noch einmal herunter.',
  dropFolder:
    '{{file}} ist ein Ordner. Öffnen Sie ihn, und ziehen Sie die GeoTIFFs darin auf die Karte.',
  dropUnreadable:
    '{{file}} lässt sich auf diesem Gerät nicht lesen ({{detail}}). Prüfen Sie, ob die Datei noch da ist und gelesen werden darf.',
  dropPicture:
    '{{file}} ist ein {{format}}-Bild und sagt nicht, wo auf der Erde es liegt. Nehmen Sie das GeoTIFF, aus dem es gemacht wurde.',
  dropPacked:
    '{{file}} ist ein {{format}}-Archiv und kein GTFS-Fahrplan. Entpacken Sie es, und nehmen Sie die GeoTIFFs darin.',
  dropVector:
    '{{file}} enthält Formen ({{format}}), kein Raster. Nehmen Sie eine GeoTIFF- oder COG-Datei (.tif); Formen kommen über den Katalog der Stadt hinzu.',
  dropOther:
    '{{file}} ist {{format}}, kein GeoTIFF. Nehmen Sie eine .tif-Datei, oder wandeln Sie diese mit gdal_translate -of COG um.',
  dropSidecar:
    '{{file}} sagt nur, wo ein Bild liegt. Ziehen Sie sie zusammen mit der gleichnamigen .tif-Datei auf die Karte.',
  serviceAddress: '„{{file}}“ ist keine Adresse. Kopieren Sie sie ganz, beginnend mit https://.',
  serviceScheme:
    '„{{file}}“ ist keine Adresse im Web. Geben Sie eine an, die mit https:// oder http:// beginnt.',
  serviceCredentials:
    '„{{file}}“ enthält Benutzername oder Kennwort, die ein Link weitergäbe. Lassen Sie sie weg; nur offene Dienste können hinzugefügt werden.',
  serviceInsecure:
    '{{file}} wird unverschlüsselt (http) angeboten; diese Seite, die mit https kommt, darf das nicht nutzen. Versuchen Sie dieselbe Adresse mit https://.',
  serviceCors:
    '{{file}} antwortet, erlaubt aber fremden Webseiten nicht, die Antworten zu lesen (CORS). Bitten Sie den Betreiber, Access-Control-Allow-Origin zu senden, oder setzen Sie einen eigenen Proxy davor.',
  serviceLogin:
    '{{file}} verlangt eine Anmeldung (HTTP {{status}}). Nehmen Sie eine offene Adresse dieser Daten, oder laden Sie sie herunter und ziehen Sie die Datei auf die Karte.',
  serviceStatus:
    '{{file}} lehnt ab mit HTTP {{status}}: {{detail}}. Prüfen Sie die Adresse, oder versuchen Sie es später.',
  serviceUnknown:
    '{{file}} ist kein hier bekannter Dienst: {{detail}}. Geben Sie die Adresse eines WMS, WMTS oder STAC an, oder ein Kachelmuster mit {z}, {x} und {y}.',
  serviceXml:
    '{{file}} antwortet nicht mit wohlgeformtem XML ({{detail}}). Prüfen Sie die Adresse, oder verständigen Sie den Betreiber.',
  serviceException:
    '{{file}}, Ebene „{{layer}}“: Der Dienst meldet „{{detail}}“. Wählen Sie einen anderen Stil, eine andere Zeit oder Ebene, oder verständigen Sie den Betreiber.',
  serviceRefusal:
    '{{file}}: Der Dienst meldet „{{detail}}“. Prüfen Sie die Adresse, oder verständigen Sie den Betreiber.',
  serviceLayer:
    '{{file}} hat keine Ebene „{{layer}}“. Angeboten werden {{known}}. Fügen Sie stattdessen eine davon hinzu.',
  serviceCrs:
    '{{file}}, Ebene „{{layer}}“ gibt es nur in Koordinatensystemen, die hier nicht bekannt sind ({{crs}}). Bitten Sie um EPSG:3857 oder EPSG:4326.',
  serviceMatrixSet:
    '{{file}}, Ebene „{{layer}}“ hat kein brauchbares Kachelschema ({{known}}). Wählen Sie eine andere Ebene, oder verständigen Sie den Betreiber.',
  serviceImage:
    '{{file}}, Ebene „{{layer}}“: Statt eines Bildes kam {{detail}}. Versuchen Sie es später, oder verständigen Sie den Betreiber.',
  serviceFormat:
    '{{file}}, Ebene „{{layer}}“ gibt es nur als {{formats}}, was Browser nicht zeigen können. Bitten Sie den Betreiber um PNG oder JPEG.',
  stacFormat:
    '{{file}} ist kein lesbares STAC: {{detail}}. Geben Sie die Adresse eines Items, einer Sammlung, eines Katalogs oder einer Suche an.',
  stacEmpty:
    '{{file}} hat hier keine Items ({{detail}}). Wählen Sie eine andere Sammlung, einen anderen Ort oder Zeitraum.',
  stacAsset:
    '{{file}}: „{{item}}“ hat kein Asset, das ein GeoTIFF ist (vorhanden: {{known}}). Wählen Sie ein anderes Item oder eine andere Sammlung.',
  stacLogin:
    '{{file}}: Das Asset „{{asset}}“ gibt es nur über {{detail}}. Laden Sie es mit einem Konto dieses Dienstes herunter und ziehen Sie die Datei auf die Karte, oder nehmen Sie einen Katalog, der es über https gibt.',
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
  gridShiftArea:
    '{{file}} reicht über die Gitterdatei {{grid}} hinaus. Nennen Sie in twin:crs eine, die es ganz abdeckt, oder rechnen Sie die Datei mit gdalwarp um.',
  gridShiftFile:
    '{{file}} ist keine lesbare NTv2-Gitterdatei ({{detail}}). Nennen Sie in twin:crs eine .gsb-Datei.',
  trafficField:
    '{{file}}: {{place}} {{detail}}. Berichtigen Sie es; ein vollständiges Beispiel ist seeds/traffic/demo.json.',
  trafficZones:
    '{{file}}: Kein Bezirk hat Einwohner oder Arbeitsplätze nahe einer Straße, also fährt niemand. Ergänzen Sie „population“ bei den Bezirken.',
  trafficRoads:
    '{{file}}: {{detail}}, also lässt sich kein Verkehr berechnen. Bauen Sie die Straßentabelle neu aus einem größeren Gebiet.',
  assignNoPath:
    '{{file}}: Kein Weg führt von Zelle {{origin}} nach Zelle {{destination}}, obwohl es dort Fahrten gibt. Ergänzen Sie die fehlenden Strecken, oder nehmen Sie diese Fahrten heraus.',
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
  tntpHeader:
    '{{file}} hat vor <END OF METADATA> keine ganze Zahl hinter <{{name}}>. Ergänzen Sie diese Zeile.',
  tntpLine: '{{file}}, Zeile {{line}}: {{detail}}. Berichtigen Sie diese Zeile.',
  tntpZones:
    '{{file}} enthält Fahrten zwischen {{trips}} Zellen, das Netz hat {{zones}}. Nehmen Sie Netz und Fahrten derselben Stadt.',
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
