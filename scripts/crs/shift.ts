import { projinfo } from './projinfo.ts';

/**
 * One way from a geographic CRS to WGS 84: EPSG code of the operation (0 where PROJ concatenates
 * several), its area (west, south, east, north), accuracy in metres (-1 unknown), and the seven
 * parameters of a position vector transformation (EPSG method 9606): metres, arc seconds, ppm.
 */
export type Shift = readonly [operation: number, ...area: number[]];

type Matrix = readonly [readonly number[], readonly number[], readonly number[]];
/** A coordinate operation as `projinfo` tells it. */
export interface Operation {
  readonly pipeline: string;
  readonly bbox?: Readonly<Record<string, number>> | null;
  readonly id?: { readonly code: number | string } | null;
  readonly accuracy?: string | null;
  readonly area?: string | null;
}

interface Affine {
  readonly m: Matrix;
  readonly t: readonly number[];
}

const second = Math.PI / 180 / 3600;
const identity: Affine = {
  m: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  t: [0, 0, 0],
};

/** What PROJ would choose from without grids, in its order of preference for a place. */
export async function shiftsOf(base: string): Promise<Shift[]> {
  const text = await projinfo(
    ...['-s', `EPSG:${base}`, '-t', 'EPSG:4326', '--spatial-test', 'intersects'],
    ...['--grid-check', 'discard_missing', '-o', 'PROJ,PROJJSON'],
  ).catch(() => '');
  const operations: Operation[] = [];
  for (const part of text.split(/Operation No\. \d+:\n\n/).slice(1)) {
    const [head = ''] = part.split('\n', 1);
    const [, pipeline] = /PROJ string:\n(.*)/.exec(part) ?? [];
    const [, json] = /PROJJSON:\n(.*)/.exec(part) ?? [];
    if (/ballpark/i.test(head) || pipeline === undefined || json === undefined) continue;
    operations.push({ ...(JSON.parse(json) as Omit<Operation, 'pipeline'>), pipeline });
  }
  return shiftsFrom(operations);
}

/**
 * Those that are shifts of seven parameters, as PROJ tries them for a place (pj_get_suggested_operation):
 * the most accurate first, of equals in its own order, those for the sea last.
 */
export function shiftsFrom(operations: readonly Operation[]): Shift[] {
  const found: { shift: Shift; rank: number }[] = [];
  for (const { pipeline, bbox, id, accuracy, area: named } of operations) {
    const parameters = parametersOf(pipeline);
    if (parameters === undefined) continue;
    const area = bbox
      ? [bbox.west_longitude!, bbox.south_latitude!, bbox.east_longitude!, bbox.north_latitude!]
      : [-180, -90, 180, 90];
    const metres = accuracy === undefined || accuracy === null ? -1 : Number(accuracy);
    found.push({
      shift: [Number(id?.code ?? 0) || 0, ...area, metres, ...parameters],
      rank: (metres < 0 ? 1000 : metres) + (named?.includes('- offshore') ? 10_000 : 0),
    });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ shift }) => shift);
}

/** Of a pipeline of geocentric steps; undefined where it is anything else. */
function parametersOf(pipeline: string): number[] | undefined {
  let all = identity;
  for (const step of pipeline.split('+step ').slice(1)) {
    const name = /\+proj=(\w+)/.exec(step)?.[1] ?? '';
    if (name === 'helmert' || name === 'molobadekas')
      all = chained(all, /\+inv /.test(step) ? inverse(affine(step)) : affine(step));
    else if (!/^(axisswap|unitconvert|push|pop|cart|longlat|noop)$/.test(name)) return undefined;
  }
  const { m, t } = all;
  const scale = (m[0][0]! + m[1][1]! + m[2][2]!) / 3;
  const turn = [m[2][1]! - m[1][2]!, m[0][2]! - m[2][0]!, m[1][0]! - m[0][1]!];
  const angles = turn.map((n) => n / 2 / scale / second);
  const round = (n: number, digits: number): number => Number(n.toFixed(digits)) + 0;
  return [
    ...t.map((n) => round(n, 4)),
    ...angles.map((n) => round(n, 6)),
    round((scale - 1) * 1e6, 6),
  ];
}

function affine(step: string): Affine {
  const n = (key: string): number => Number(new RegExp(`\\+${key}=(\\S+)`).exec(step)?.[1] ?? 0);
  const sign = step.includes('coordinate_frame') ? -1 : 1;
  const [rx, ry, rz] = ['rx', 'ry', 'rz'].map((key) => n(key) * second * sign) as [
    number,
    number,
    number,
  ];
  const k = 1 + n('s') * 1e-6;
  const m: Matrix = [
    [k, -rz * k, ry * k],
    [rz * k, k, -rx * k],
    [-ry * k, rx * k, k],
  ];
  const pivot = [n('px'), n('py'), n('pz')];
  const turned = times(m, pivot);
  return { m, t: [n('x'), n('y'), n('z')].map((x, i) => x + pivot[i]! - turned[i]!) };
}

const times = (m: Matrix, v: readonly number[]): number[] =>
  m.map((row) => row[0]! * v[0]! + row[1]! * v[1]! + row[2]! * v[2]!);

function chained(a: Affine, b: Affine): Affine {
  const m = b.m.map((row) =>
    [0, 1, 2].map((j) => row[0]! * a.m[0][j]! + row[1]! * a.m[1][j]! + row[2]! * a.m[2][j]!),
  ) as unknown as Matrix;
  return { m, t: times(b.m, a.t).map((x, i) => x + b.t[i]!) };
}

function inverse({ m, t }: Affine): Affine {
  const cofactor = (i: number, j: number): number => {
    const [a, b] = [0, 1, 2].filter((n) => n !== i) as [0 | 1 | 2, 0 | 1 | 2];
    const [c, d] = [0, 1, 2].filter((n) => n !== j) as [number, number];
    return ((i + j) % 2 === 0 ? 1 : -1) * (m[a][c]! * m[b][d]! - m[a][d]! * m[b][c]!);
  };
  const det = m[0].reduce((sum, x, j) => sum + x * cofactor(0, j), 0);
  const inv = [0, 1, 2].map((i) => [0, 1, 2].map((j) => cofactor(j, i) / det)) as unknown as Matrix;
  return { m: inv, t: times(inv, t).map((x) => -x) };
}
