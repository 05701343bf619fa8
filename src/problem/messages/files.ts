/** Files of any kind, series and shapes. */
export const filesProblems = {
  unexpected: '{{file}}: {{detail}}. Reload the page; if it stays, report this sentence.',
  unreachable:
    '{{file}} does not answer ({{detail}}). Check the address and the network, then try again.',
  notFound: '{{file}} is not there (HTTP {{status}}). Check the access URL in the catalogue.',
  fileTooLarge:
    '{{file}} has more than {{mebibytes}} MiB, the most that is read of such a file. Check that the address is that of the dataset; if it is, split it or leave out what is not needed.',
  timeout: '{{file}} did not answer within {{seconds}} s. Try again later.',
  noCities:
    '{{file}} lists no city. Build one (npm start, or "twin city demo") and reload the page.',
  jsonSyntax: '{{file}} is not valid JSON ({{detail}}). Mend it at that place, then reload.',
  cancelled: '{{file}}: cancelled.',
  seriesTimeColumn:
    '{{file}} has no column “time” (it has {{columns}}). Name the column of ISO 8601 times so.',
  seriesTime:
    '{{file}}, row {{row}}: “{{value}}” is not an ISO 8601 time with a zone. Write it like 2024-01-01T00:00:00Z.',
  seriesEmpty: '{{file}} has {{rows}} rows; a series needs two or more.',
  seriesSteps:
    '{{file}}: most steps of {{seconds}} s have no row. Write the series with one regular step.',
  geojsonSyntax: '{{file}} is not JSON ({{detail}}). Export the GeoJSON again.',
  geojsonCollection: '{{file}} is not a GeoJSON FeatureCollection. Export it as one.',
  geojsonCrs:
    '{{file}} is not in WGS 84 degrees ({{crs}}), as RFC 7946 asks. Export it in EPSG:4326.',
  geojsonEmpty: '{{file}} has no polygon. Export the districts with their shapes.',
  geojsonRing:
    '{{file}}, feature {{feature}}: a ring is not a list of four or more positions. Repair that shape.',
} as const;
