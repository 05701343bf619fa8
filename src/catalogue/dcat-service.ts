import type { ServiceAccess } from './entry.ts';
import type { Graph, Node } from './graph.ts';

/** Which layer of a map service a distribution is: its `twin:` properties; undefined where it has none. */
export function readService(graph: Graph, node: Node): ServiceAccess | undefined {
  const layer = graph.string(node, 'twin:layerName');
  const style = graph.string(node, 'twin:layerStyle');
  const format = graph.string(node, 'twin:layerFormat');
  const crs = graph.string(node, 'twin:layerCrs');
  const matrixSet = graph.string(node, 'twin:tileMatrixSet');
  const times = graph.string(node, 'twin:times');
  const step = graph.number(node, 'twin:step');
  const maxLevel = graph.number(node, 'twin:maxLevel');
  const tileSize = graph.number(node, 'twin:tileSize');
  const service: ServiceAccess = {
    ...(layer !== undefined && { layer }),
    ...(style !== undefined && { style }),
    ...(format !== undefined && { format }),
    ...(crs !== undefined && { crs }),
    ...(matrixSet !== undefined && { matrixSet }),
    ...(times !== undefined && { times }),
    ...(step !== undefined && { step }),
    ...(maxLevel !== undefined && { maxLevel }),
    ...(tileSize !== undefined && { tileSize }),
  };
  return Object.keys(service).length === 0 ? undefined : service;
}
