/**
 * Shallow water in one dimension: finite volumes of first order, HLL fluxes (Harten, Lax & van Leer 1983) on
 * water levels by hydrostatic reconstruction (Audusse et al. 2004), which keeps a lake at rest, and Manning's
 * friction taken implicitly. A channel of unit width: discharge in m2/s.
 */

const gravity = 9.81;
/** Depths below count as dry, m. */
const dry = 1e-9;
/** Courant number. */
const courant = 0.9;

export interface Channel {
  /** Height of the bed in each cell, m, downstream. */
  readonly bed: Float64Array;
  /** Length of a cell, m. */
  readonly cell: number;
  /** Manning's n, s/m^(1/3). */
  readonly manning: number;
  /** Rain on every cell, m/s. */
  readonly rain: number;
  /** Discharge that enters upstream, m2/s, subcritical. */
  readonly inflow: number;
  /** Water level that is held downstream, m; undefined for a wall. */
  readonly level?: number;
}

export interface Flow {
  /** Depth of water, m, and discharge, m2/s, by cell. */
  readonly depth: Float64Array;
  readonly discharge: Float64Array;
}

/** A step: the state after it, and the discharge that entered and left, m2/s. */
interface Step {
  readonly seconds: number;
  readonly entered: number;
  readonly left: number;
}

/** Advances `flow` in place by one step as long as Courant's number allows, `most` seconds at most. */
export function advance(channel: Channel, flow: Flow, most = Number.POSITIVE_INFINITY): Step {
  const { bed, cell, manning, rain } = channel;
  const { depth, discharge } = flow;
  const n = bed.length;
  let fastest = 1e-6;
  for (let i = 0; i < n; i++) {
    const h = depth[i]!;
    if (h > dry) fastest = Math.max(fastest, Math.abs(discharge[i]! / h) + Math.sqrt(gravity * h));
  }
  const inlet = entering(channel, flow);
  const seconds = Math.min(most, (courant * cell) / fastest, cell);
  const mass = new Float64Array(n + 1);
  /** Momentum through each face, as its left and its right cell see it. */
  const before = new Float64Array(n + 1);
  const after = new Float64Array(n + 1);
  mass[0] = inlet.mass;
  after[0] = inlet.momentum;
  for (let face = 1; face <= n; face++) {
    const l = face - 1;
    const right = face < n ? face : undefined;
    const zl = bed[l]!;
    const [zr, hr, qr] =
      right !== undefined
        ? [bed[right]!, depth[right]!, discharge[right]!]
        : outside(channel, flow);
    const top = Math.max(zl, zr);
    const hl = depth[l]!;
    const a = Math.max(0, hl + zl - top);
    const b = Math.max(0, hr + zr - top);
    const flux = hll(a, velocity(hl, discharge[l]!), b, velocity(hr, qr));
    mass[face] = flux.mass;
    before[face] = flux.momentum + (gravity / 2) * (hl * hl - a * a);
    after[face] = flux.momentum + (gravity / 2) * (hr * hr - b * b);
  }
  for (let i = 0; i < n; i++) {
    const h = Math.max(0, depth[i]! + seconds * (rain + (mass[i]! - mass[i + 1]!) / cell));
    const q = discharge[i]! + (seconds * (after[i]! - before[i + 1]!)) / cell;
    const slowed =
      h > dry ? 1 + (seconds * gravity * manning ** 2 * Math.abs(discharge[i]!)) / h ** (7 / 3) : 1;
    depth[i] = h;
    discharge[i] = h > dry ? q / slowed : 0;
  }
  return { seconds, entered: mass[0]!, left: mass[n]! };
}

/** Upstream: the discharge is given, the depth is that of the first cell, or critical where it is dry. */
function entering({ inflow }: Channel, { depth }: Flow): { mass: number; momentum: number } {
  const critical = ((inflow * inflow) / gravity) ** (1 / 3);
  const h = Math.max(depth[0]!, critical);
  const first = depth[0]!;
  // The wall's pressure is the first cell's own, so that a lake stays at rest.
  const pressure = (gravity / 2) * first * first;
  return { mass: inflow, momentum: (h > 0 ? (inflow * inflow) / h : 0) + pressure };
}

/** Downstream: a cell with the level held and the discharge of the last one, or its mirror at a wall. */
function outside({ bed, level }: Channel, { depth, discharge }: Flow): [number, number, number] {
  const last = bed.length - 1;
  const z = bed[last]!;
  if (level === undefined) return [z, depth[last]!, -discharge[last]!];
  const h = Math.max(0, level - z);
  return [z, h, velocity(depth[last]!, discharge[last]!) * h];
}

const velocity = (h: number, q: number): number => (h > dry ? q / h : 0);

function hll(hl: number, ul: number, hr: number, ur: number): { mass: number; momentum: number } {
  const [cl, cr] = [Math.sqrt(gravity * hl), Math.sqrt(gravity * hr)];
  const slow = Math.min(ul - cl, ur - cr, 0);
  const fast = Math.max(ul + cl, ur + cr, 0);
  if (fast - slow < 1e-12) return { mass: 0, momentum: 0 };
  const momentum = (h: number, u: number): number => h * u * u + (gravity / 2) * h * h;
  const mean = (fl: number, fr: number, jump: number): number =>
    (fast * fl - slow * fr + fast * slow * jump) / (fast - slow);
  return {
    mass: mean(hl * ul, hr * ur, hr - hl),
    momentum: mean(momentum(hl, ul), momentum(hr, ur), hr * ur - hl * ul),
  };
}

export interface Steady extends Flow {
  /** Simulated time, s, and steps. */
  readonly seconds: number;
  readonly steps: number;
  /** Fastest change of depth that is left, m/s. */
  readonly change: number;
}

/** Lets water run from a dry bed until no depth changes faster than `within` m/s, or `most` seconds have passed. */
export function steadyFlow(channel: Channel, within = 1e-9, most = 36_000): Steady {
  const n = channel.bed.length;
  const flow = { depth: new Float64Array(n), discharge: new Float64Array(n) };
  let [seconds, steps, change] = [0, 0, Number.POSITIVE_INFINITY];
  while (seconds < most && change > within) {
    const earlier = flow.depth.slice();
    const step = advance(channel, flow, most - seconds);
    seconds += step.seconds;
    steps += 1;
    change = flow.depth.reduce(
      (fastest, h, i) => Math.max(fastest, Math.abs(h - earlier[i]!) / step.seconds),
      0,
    );
  }
  return { ...flow, seconds, steps, change };
}
