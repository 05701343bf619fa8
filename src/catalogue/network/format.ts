export type RoadFormat = 'OpenStreetMap PBF' | 'GeoPackage' | 'GeoJSON';

/** Formats of road networks by how a file begins and, where that says nothing, by its ending. */
export function roadFormat(head: Uint8Array, file: string): RoadFormat {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 16));
  if (start.slice(4, 15) === '\n\tOSMHeader' || /\.pbf$/i.test(file)) return 'OpenStreetMap PBF';
  if (start.startsWith('SQLite format 3') || /\.gpkg$/i.test(file)) return 'GeoPackage';
  return 'GeoJSON';
}

/** Whether a text's first shape is a line; undefined where it is no GeoJSON or has none. */
export function firstIsLine(text: string): boolean | undefined {
  if (!/^\s*\{[\s\S]*"(FeatureCollection|Feature)"/.test(text)) return undefined;
  const shape = /"type"\s*:\s*"(?:Multi)?(LineString|Polygon|Point)"/.exec(text)?.[1];
  return shape === undefined ? undefined : shape === 'LineString';
}
