import { pruned } from './arrangement.ts';
import { type FaceMap, traceFaces } from './faces.ts';
import { isGreen } from './settings.ts';

/**
 * Takes out the minor streets inside parks, cemeteries, allotments and sport grounds, which have
 * paths of their own, and walks round the faces anew.
 */
export function mergeGreen(map: FaceMap): FaceMap {
  const edges = map.edges().filter(({ a, b, kind }) => {
    if (kind.kind !== 'road' || kind.width > 12.5 || kind.class === 'collector') return true;
    const one = map.across(a, b);
    const two = map.across(b, a);
    return !(one && two && one.use === two.use && one.ground === 'land' && isGreen(one.use));
  });
  const arrangement = pruned({ nodes: map.nodes, edges });
  return traceFaces(arrangement, (loop) => {
    const face = map.across(loop[1]!, loop[0]!)!;
    return { ground: face.ground, use: face.use };
  });
}
