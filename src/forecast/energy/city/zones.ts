import { outsideResistance, skyCoefficient, skyDifference } from '../hourly/gains.ts';
import { columnCount } from '../hourly/kernel.ts';
import { massAreaRatio } from '../hourly/mass.ts';
import { airCapacity, hMs, type NetworkFrame, writeHour } from '../hourly/network.ts';
import type { BuildingClass, Envelope } from '../model.ts';
import {
  type Draw,
  frameShare,
  groundFactor,
  incidence,
  nominalDraw,
  type Shape,
  shadingVertical,
  transmission,
} from '../need.ts';
import { reductionFactor } from '../seasonal.ts';
import { dayRows, factorCount, type ZoneFactors } from './kernel.ts';
import { normalised, type Use, type Week, weekMean } from './use.ts';

/** A class of buildings with its schedules in W, 1/h and shares, ready for many buildings. */
export interface UseYear {
  readonly of: BuildingClass;
  readonly use: Use;
  /** Internal gains, W/m2, and air change by use, 1/h. */
  readonly gains: Week;
  readonly air: Week;
  readonly loweredMean: number;
}

export function scheduled(of: BuildingClass, use: Use): UseYear {
  const presence = normalised(use.presence);
  const appliances = normalised(use.appliances);
  const weeks = (make: (day: number, hour: number) => number): Week =>
    [0, 1, 2].map((d) => Array.from({ length: 24 }, (_, h) => make(d, h))) as unknown as Week;
  const air = normalised(
    weeks((d, h) => use.airBase + (1 - use.airBase) * Math.min(1, use.presence[d]![h]!)),
  );
  return {
    of,
    use,
    // People and appliances in equal parts, as the internal gains of dwellings in EN 16798-1 roughly are.
    gains: weeks((d, h) => (of.gains * (presence[d]![h]! + appliances[d]![h]!)) / 2),
    air: weeks((d, h) => of.airUse * air[d]![h]!),
    loweredMean: weekMean(use.lowered),
  };
}

/** Set-point of cooling, degC: EN 16798-1 category II for rooms at rest. */
export const coolingSetPoint = 26;
/** Most that heating is lowered at night or while nobody is in, K. */
const deepest = 4;
/** Opaque parts to open air: absorptance of usual render and tiles. */
const absorptance = 0.6;
const surfaceRatio = 4.5;
const hIs = 3.45;

/** What shifts a zone from its nominal state; K and factors. */
export interface ZoneShift extends Draw {
  readonly coolingPoint: number;
}

/** What a zone sees of its surroundings; what neighbours and terrain hide is not in `shading`. */
export interface Outlook {
  /** Share of the sky before walls and before the roof, to which they lose heat. */
  readonly wallSky: number;
  readonly roofSky: number;
  /** Light that reaches a window's glass past reveals, balconies, trees and dirt. */
  readonly shading: number;
}

/** A building of which nothing is known: TABULA's shading has neighbours in it. */
export const usualOutlook: Outlook = { wallSky: 0.5, roofSky: 1, shading: shadingVertical };

/**
 * Where the horizon is computed, what is left of the shading: an own round value. From tables G.6 and G.7 of ISO 13790
 * the Modelica Buildings library (ThermalZones.ISO13790.Validation.BESTEST, cases 610 and 630) takes 0.84 for an
 * overhang of 1 m, 0.846 x 0.915 = 0.77 for one with side fins.
 */
export const ownShading = 0.8;

export const noShift: ZoneShift = { ...nominalDraw, coolingPoint: 0 };

/** How TABULA's reduction for partial and intermittent heating is split over the hours. */
export interface Lowering {
  /** Set-point of used hours, degC. */
  readonly used: number;
  /** How much lower it is where `Use.lowered` is 1, K. */
  readonly depth: number;
}

/**
 * Set-points whose mean lies as far above the season's outdoor temperature as TABULA's reduction factor says:
 * heating is lowered by schedule, by 4 K at most, and what is left lowers all hours, as rooms that are heated in
 * part do.
 * @param h heat transfer through the envelope, W/(m2 K); @param thetaE mean of the heating season, degC
 */
export function lowering({ of, loweredMean }: UseYear, h: number, thetaE: number): Lowering {
  const factor = Math.min(1, reductionFactor(h, of.reductionAt1, of.reductionAt4));
  const mean = (1 - factor) * Math.max(0, of.thetaI - thetaE);
  const depth = loweredMean > 0 ? Math.min(deepest, mean / loweredMean) : 0;
  return { used: of.thetaI - (mean - depth * loweredMean), depth };
}

/** Space that `writeZone` fills, reused from building to building. */
export const zoneSpace = (): ZoneFactors => ({
  factors: new Float64Array(factorCount),
  upright: 0,
  level: 0,
  skyLoss: 0,
});

/**
 * The zone of a building per square metre of reference area. Where its walls and roofs look is in the climate's
 * light. Bridges lose to outdoor air without sun, floors half as much as to outdoor air (TABULA); absorptance 0.6.
 * @param thetaE mean outdoor temperature of the heating season in today's climate, degC
 */
export function writeZone(
  into: ZoneFactors,
  year: UseYear,
  shape: Shape,
  envelope: Envelope,
  thetaE: number,
  shift: ZoneShift = noShift,
  outlook: Outlook = usualOutlook,
): ZoneFactors {
  const { of, use } = year;
  const u = shift.uValue;
  const windows = shape.wall * of.windowShare;
  const walls = shape.wall - windows;
  const outside = u * (walls * envelope.wall + shape.roof * envelope.roof);
  const hidden =
    u *
    (shape.floor * envelope.floor * groundFactor +
      (shape.wall + shape.roof + shape.floor) * envelope.bridge);
  const frame = frameOf(of, outside + hidden, u * windows * envelope.window);
  const { used, depth } = lowering(year, transmission(shape, of.windowShare, envelope), thetaE);
  const { factors } = into;
  for (let open = 0; open < 2; open++)
    for (let d = 0; d < 3; d++) {
      const [air, gains, lowered] = [year.air[d]!, year.gains[d]!, use.lowered[d]!];
      let at = (open * 3 + d) * dayRows;
      for (let h = 0; h < 24; h++, at += columnCount) {
        const changes =
          air[h]! * shift.airUse + envelope.infiltration * shift.infiltration + open * use.airing;
        writeHour(
          factors,
          at,
          frame,
          airCapacity * of.roomHeight * changes,
          gains[h]! * shift.gains,
          used - depth * lowered[h]! + shift.thetaI,
          use.cooledByDay && lowered[h]! === 1 ? Number.NaN : coolingSetPoint + shift.coolingPoint,
        );
      }
    }
  const shading = Math.min(1, outlook.shading * shift.shading);
  const taken = absorptance * outsideResistance * u;
  return Object.assign(into, {
    upright:
      taken * walls * envelope.wall + windows * envelope.g * incidence * (1 - frameShare) * shading,
    level: taken * shape.roof * envelope.roof,
    skyLoss:
      outsideResistance *
      skyCoefficient *
      skyDifference *
      u *
      (outlook.roofSky * shape.roof * envelope.roof +
        outlook.wallSky * (walls * envelope.wall + windows * envelope.window)),
  });
}

function frameOf(of: BuildingClass, opaque: number, window: number): NetworkFrame {
  const massArea = massAreaRatio(of.capacity * 3600);
  const mass = hMs * massArea;
  const share = massArea / surfaceRatio;
  return {
    surface: hIs * surfaceRatio,
    window,
    mass,
    envelope: opaque > 0 ? 1 / (1 / opaque - 1 / mass) : 0,
    capacity: of.capacity,
    shares: { mass: share, surface: 1 - share - window / (hMs * surfaceRatio) },
  };
}
