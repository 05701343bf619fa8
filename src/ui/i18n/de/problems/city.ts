import type { cityProblems } from '../../../../problem/messages/city.ts';

export const germanCityProblems: Readonly<Record<keyof typeof cityProblems, string>> = {
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
  roadSource:
    '{{file}} ist nicht als {{format}} lesbar ({{detail}}). Laden oder exportieren Sie die Datei neu.',
  roadLines:
    '{{file}} enthält keine Linien, nur {{others}} andere Objekte. Nehmen Sie die Datei, in der die Straßen als LineString stehen.',
  roadClass:
    '{{file}}: Keine der {{lines}} Linien sagt, welche Straßenklasse sie hat. Exportieren Sie mit der Spalte highway von OpenStreetMap (oder fclass, type).',
  roadCrs:
    '{{file}} steht in {{crs}}, das kein bekanntes Koordinatenreferenzsystem ist. Exportieren Sie in EPSG:4326.',
  roadLarge:
    '{{file}} hat {{size}} MB; eine Seite liest Straßennetze bis {{most}} MB. Schneiden Sie die Stadt aus, oder bauen Sie das Netz mit „twin roads build“.',
  tableCategories:
    '{{file}}: Spalte „{{column}}“ hat mehr als {{most}} verschiedene Wörter. Fassen Sie sie zusammen.',
};
