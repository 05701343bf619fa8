import type { BuildingUse, HeatingSystem } from '../../../../src/channel/table.ts';
import type { Zone } from '../../plan.ts';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';

type Shares = Readonly<Partial<Record<HeatingSystem, number>>>;

/** Shares of heating systems by kind of quarter and age, what is left burns gas. */
function sharesOf(zone: Zone, use: BuildingUse, year: number): Shares {
  if (use === 'other') return { none: 0.8, electric: 0.2 };
  if (use === 'church') return { oil: 0.25, electric: 0.2, none: 0.25 };
  if (use === 'industry') return { oil: 0.12, district: 0.12, electric: 0.08, none: 0.08 };
  if (zone === 'slab') return { district: 0.82 };
  if (zone === 'cbd') return { district: 0.6, heat_pump: year > 2005 ? 0.3 : 0.04 };
  if (zone === 'core') return { district: 0.36, electric: 0.07, oil: 0.05, biomass: 0.01 };
  if (zone === 'ring') return { district: 0.27, oil: 0.06, heat_pump: 0.03, electric: 0.03 };
  if (zone === 'special') return { district: 0.45, oil: 0.1, heat_pump: year > 2000 ? 0.3 : 0.03 };
  if (zone === 'inter') return { district: 0.14, oil: 0.12, heat_pump: 0.04, electric: 0.02 };
  if (year > 2010) return { heat_pump: 0.68, biomass: 0.06, district: 0.04 };
  if (year > 1995) return { heat_pump: 0.14, oil: 0.13, biomass: 0.07 };
  return { oil: 0.38, biomass: 0.08, electric: 0.05, heat_pump: 0.04 };
}

export function heatingOf(draft: Draft, random: Random): HeatingSystem {
  let u = random();
  for (const [system, share] of Object.entries(sharesOf(draft.zone, draft.use, draft.year))) {
    u -= share;
    if (u < 0) return system as HeatingSystem;
  }
  return 'gas';
}

/** Gross floor area per inhabitant, m2. */
const floorPerPerson: Readonly<Record<Zone, number>> = {
  core: 60,
  ring: 60,
  cbd: 52,
  inter: 52,
  slab: 52,
  villa: 66,
  sub: 56,
  industry: 60,
  special: 60,
  rural: 60,
};
const livingShare: Readonly<Partial<Record<BuildingUse, number>>> = {
  residential: 1,
  mixed: 0.65,
  retail: 0.3,
};

/** Inhabitants of a building, a whole number. */
export function populationOf(draft: Draft, floorArea: number, random: Random): number {
  const share = livingShare[draft.use] ?? 0;
  return Math.floor((floorArea * 0.8 * share) / floorPerPerson[draft.zone] + random());
}
