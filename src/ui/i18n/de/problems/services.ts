import type { servicesProblems } from '../../../../problem/messages/services.ts';

export const germanServicesProblems: Readonly<Record<keyof typeof servicesProblems, string>> = {
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
    '{{file}} enthält Formen ({{format}}), kein Raster. Nehmen Sie eine GeoTIFF- oder COG-Datei (.tif) oder ein Straßennetz aus Linien; andere Formen kommen über den Katalog der Stadt hinzu.',
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
};
