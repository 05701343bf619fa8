import type { rasterProblems } from '../../../../problem/messages/raster.ts';

export const germanRasterProblems: Readonly<Record<keyof typeof rasterProblems, string>> = {
  unknownCrs:
    '{{file}}: Das Koordinatenreferenzsystem {{crs}} ist nicht bekannt oder braucht eine Gitterdatei. Tragen Sie twin:crs mit EPSG-Code oder proj4-Text in den Katalog ein, oder wandeln Sie die Datei mit gdalwarp -t_srs EPSG:3035 um.',
  gridShiftArea:
    '{{file}} reicht über die Gitterdatei {{grid}} hinaus. Nennen Sie in twin:crs eine, die es ganz abdeckt, oder rechnen Sie die Datei mit gdalwarp um.',
  gridShiftFile:
    '{{file}} ist keine lesbare NTv2-Gitterdatei ({{detail}}). Nennen Sie in twin:crs eine .gsb-Datei.',
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
};
