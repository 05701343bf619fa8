import { district, heatPump } from './adoption.ts';
import type { Plan } from './levers.ts';
import type { Prepared } from './prepare.ts';

/** State of each building in the target year, and the year (1 .. years after the base) it changed in. */
export interface States {
  /** Index into `variants`. */
  readonly variant: Uint8Array;
  /** Index into `heatingSystems`. */
  readonly system: Uint8Array;
  readonly variantYear: Uint8Array;
  readonly systemYear: Uint8Array;
  /** 1 where the roof carries modules. */
  readonly pv: Uint8Array;
  readonly pvYear: Uint8Array;
}

/** Year in which a place in the order of adoption is reached. */
const yearOf = (position: number, share: number, years: number): number =>
  Math.min(years, Math.floor((position / share) * years) + 1);

/** Adoption grows in equal steps from the base year to the target year. */
export function statesOf(prepared: Prepared, plan: Plan): States {
  const { stock, adoption } = prepared;
  const n = stock.count;
  const variant = new Uint8Array(n);
  const variantYear = new Uint8Array(n);
  const system = stock.system.slice();
  const systemYear = new Uint8Array(n);
  const pv = new Uint8Array(n);
  const pvYear = new Uint8Array(n);
  const { years } = plan;
  const changes = plan.years > 0;
  for (let b = 0; b < n; b++) {
    const retrofit = adoption.retrofit[b]!;
    if (changes && retrofit < plan.retrofit) {
      variant[b] = adoption.depth[b]! < plan.depth ? 2 : 1;
      variantYear[b] = yearOf(retrofit, plan.retrofit, years);
    }
    const pump = adoption.heatPump[b]!;
    if (changes && pump < plan.heatPump) {
      system[b] = heatPump;
      systemYear[b] = yearOf(pump, plan.heatPump, years);
    }
    const roof = adoption.pv[b]!;
    if (roof < plan.pvToday) pv[b] = 1;
    else if (changes && roof < plan.pv) {
      pv[b] = 1;
      pvYear[b] = yearOf(roof - plan.pvToday, plan.pv - plan.pvToday, years);
    }
  }
  if (changes) connect(prepared, plan, { system, systemYear });
  return { variant, system, variantYear, systemYear, pv, pvYear };
}

/** Connects buildings in order of demand until the share on district heating is reached. */
function connect(
  { stock, adoption }: Prepared,
  plan: Plan,
  states: { system: Uint8Array; systemYear: Uint8Array },
): void {
  const wanted = (plan.district - adoption.districtToday) * adoption.heatedArea;
  let connected = 0;
  for (const b of adoption.districtOrder) {
    const middle = connected + stock.area[b]! / 2;
    if (middle >= wanted) return;
    if (states.system[b] === heatPump) continue;
    states.system[b] = district;
    states.systemYear[b] = yearOf(middle, wanted, plan.years);
    connected += stock.area[b]!;
  }
}
