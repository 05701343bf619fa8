import {
  fittedFactors,
  gatewayUse,
  modelledAt,
  type Spread,
} from '../../src/forecast/mobility/calibrate.ts';
import {
  type CountComparison,
  type CountPair,
  compareCounts,
} from '../../src/forecast/mobility/counts.ts';
import type { Agreement, Calibration } from '../../src/forecast/mobility/model.ts';
import { type PreparedTraffic, prepareTraffic } from '../../src/forecast/mobility/prepare.ts';
import { readTrafficCity, type TrafficCity } from './city.ts';
import { stationsOn } from './counts.ts';

type Progress = (share: number | undefined, note: string) => void;

/** Fits and equilibria by turns: routes move with the traffic that is fitted. */
const turns = 3;
/** Class spreads alone, and with each gateway's own: what predicts held-out stations better is taken. */
const spreads: readonly Spread[] = [
  { byClass: 0.5, own: 0, count: 0.15 },
  { byClass: 0.4, own: 0.4, count: 0.15 },
];

export interface CalibrationReport {
  readonly calibration: Calibration;
  readonly spread: Spread;
  readonly places: readonly (CountPair & {
    readonly after: number;
    /** Modelled where the station was left out of the fit. */
    readonly heldOut: number;
  })[];
  /** Held-out agreement of every spread that was tried. */
  readonly tried: readonly { readonly spread: Spread; readonly heldOut: Agreement }[];
}

/**
 * Fits the traffic over the city's edge to its counting stations and tells how well the fit predicts
 * stations that it has not seen: each in turn is left out, the rest fitted anew, routes included.
 */
export async function calibrate(dir: string, progress?: Progress): Promise<CalibrationReport> {
  const city = await readTrafficCity(dir, progress);
  const plain = withGateways(city, []);
  const before = prepared(plain);
  const { counted } = await stationsOn(dir, city, before.model.hour);
  const all = counted.map((_, s) => s);
  const pairs = modelledAt(before, counted);
  const rounds = spreads.length * (counted.length + 1);
  let done = 0;
  const fitTo = (spread: Spread, stations: readonly number[]): PreparedTraffic => {
    progress?.(done++ / rounds, 'fitting and checking');
    let now = before;
    for (let turn = 0; turn < turns; turn++) {
      const factors = fittedFactors(now, gatewayUse(now, counted), counted, spread, stations);
      now = prepared(withGateways(city, factorsOf(now, factors)), now);
    }
    return now;
  };
  const results = spreads.map((spread) => {
    const heldOut = all.map((s) => {
      const without = fitTo(
        spread,
        all.filter((other) => other !== s),
      );
      return modelledAt(without, counted)[s]!;
    });
    return { spread, heldOut, agreement: agreementOf(compareCounts(heldOut)) };
  });
  const best = results.reduce((a, b) => (b.agreement.geh < a.agreement.geh ? b : a));
  const fitted = fitTo(best.spread, all);
  const after = modelledAt(fitted, counted);
  const { rest } = gatewayUse(fitted, counted);
  const total = after.reduce((sum, { modelled }) => sum + modelled, 0);
  const { byClass, own, count } = best.spread;
  return {
    calibration: {
      method: {
        en: `Generalised least squares (Maher 1983; Cascetta 1984) on the traffic of each road that leaves the modelled area, routes in equilibrium: relative standard deviation ${byClass} by class of road, ${own} of each road by itself, ${count} of a count`,
        de: `Verallgemeinerte kleinste Quadrate (Maher 1983; Cascetta 1984) für den Verkehr jeder Straße, die aus dem gerechneten Gebiet führt, Wege im Gleichgewicht: relative Standardabweichung ${german(byClass)} je Straßenklasse, ${german(own)} jeder Straße für sich, ${german(count)} einer Zählung`,
      },
      stations: counted.length,
      before: agreementOf(compareCounts(pairs)),
      after: agreementOf(compareCounts(after)),
      heldOut: best.agreement,
      residents: round(rest.reduce((sum, v) => sum + v, 0) / total),
      gateways: factorsOf(
        fitted,
        Float64Array.from(fitted.graph.gateways, ({ factor }) => factor),
      ),
    },
    spread: best.spread,
    places: pairs.map((pair, s) => ({
      ...pair,
      after: after[s]!.modelled,
      heldOut: best.heldOut[s]!.modelled,
    })),
    tried: results.map(({ spread, agreement }) => ({ spread, heldOut: agreement })),
  };
}

const round = (value: number): number => Number(value.toPrecision(3));

export const agreementOf = ({ r2, rmse, geh, below5 }: CountComparison): Agreement => ({
  r2: Number.isFinite(r2) ? round(r2) : null,
  rmse: round(rmse),
  geh: round(geh),
  below5: round(below5),
});

function factorsOf({ graph: { gateways, plane } }: PreparedTraffic, factors: Float64Array) {
  return gateways.map(({ x, y }, g) => ({
    ...plane.place(x, y),
    factor: round(factors[g]!),
  }));
}

/** The city with given factors on its gateways and nothing else changed. */
const withGateways = (city: TrafficCity, gateways: Calibration['gateways']): TrafficCity => {
  const nothing: Agreement = { r2: null, rmse: 0, geh: 0, below5: 0 };
  const calibration: Calibration = {
    method: { en: 'being fitted' },
    stations: 1,
    before: nothing,
    after: nothing,
    heldOut: nothing,
    residents: 0,
    gateways,
  };
  const model = { ...(city.inputs.model as object), calibration };
  return { ...city, inputs: { ...city.inputs, model } };
};

function prepared({ inputs }: TrafficCity, warm?: PreparedTraffic): PreparedTraffic {
  const steps = prepareTraffic(inputs, warm);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const german = (value: number): string => value.toLocaleString('de');
