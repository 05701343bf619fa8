import { readFile } from 'node:fs/promises';
import { readRoads } from '../../../src/catalogue/roads.ts';
import { checkNetwork } from '../../roads/check.ts';
import { compareBounds, Extent } from './extent.ts';
import { count, type Reader } from './finding.ts';

/** The road network: reads with the app's reader, every junction reaches every other, values are believable. */
export const checkRoads: Reader = async ({ entry, path, file, note }) => {
  const bytes = await readFile(path);
  const network = await readRoads(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    file,
  );
  const { roads, links, nodes, kilometres, findings } = checkNetwork(network);
  if (roads === 0) note('error', 'empty', `${file} has no road`);
  for (const { severity, code, message } of findings) note(severity, code, `${file}: ${message}`);
  const extent = new Extent();
  const { lon, lat } = network.roads;
  for (let i = 0; i < lon.length; i++) extent.add(lon[i]!, lat[i]!);
  const wrong = compareBounds(extent.bounds, entry.bounds, 0.02);
  if (wrong !== undefined) note(wrong.severity, 'extent', `${file}: ${wrong.message}`);
  return {
    kind: 'road network',
    detail: `${count(roads, 'road')}, ${count(links, 'link')}, ${nodes.toLocaleString('en')} junctions, ${kilometres} km`,
  };
};
