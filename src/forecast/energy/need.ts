import type { BuildingClass, Envelope } from './model.ts';
import {
  type Orientations,
  type SeasonClimate,
  seasonalBalance,
  type ZoneUse,
} from './seasonal.ts';

/** Envelope of a building per square metre of reference area; `wall` includes the windows. */
export interface Shape {
  readonly wall: number;
  readonly roof: number;
  readonly floor: number;
}

/** Factors on a class's and an envelope's values, and the shift of the set-point in K. */
export interface Draw {
  readonly uValue: number;
  readonly infiltration: number;
  readonly airUse: number;
  readonly gains: number;
  readonly shading: number;
  readonly thetaI: number;
}

export const nominalDraw: Draw = {
  uValue: 1,
  infiltration: 1,
  airUse: 1,
  gains: 1,
  shading: 1,
  thetaI: 0,
};

/** TABULA's standard values for what no table tells: shading, frames, incidence, ground and cellar. */
const shadingHorizontal = 0.8;
export const shadingVertical = 0.6;
export const frameShare = 0.3;
export const incidence = 0.9;
export const groundFactor = 0.5;

export const zoneUse = (of: BuildingClass, envelope: Envelope, draw: Draw): ZoneUse => ({
  thetaI: of.thetaI + draw.thetaI,
  reductionAt1: of.reductionAt1,
  reductionAt4: of.reductionAt4,
  airUse: of.airUse * draw.airUse,
  airInfiltration: envelope.infiltration * draw.infiltration,
  roomHeight: of.roomHeight,
  gains: of.gains * draw.gains,
  shadingHorizontal,
  shadingVertical: Math.min(1, shadingVertical * draw.shading),
  frameShare,
  incidence,
  capacity: of.capacity,
});

/** Heat transfer through the envelope, W/(m2 K) of reference area. */
export function transmission(shape: Shape, windowShare: number, envelope: Envelope): number {
  const window = shape.wall * windowShare;
  return (
    (shape.wall - window) * envelope.wall +
    window * envelope.window +
    shape.roof * envelope.roof +
    shape.floor * envelope.floor * groundFactor +
    (shape.wall + shape.roof + shape.floor) * envelope.bridge
  );
}

/** Windows in equal parts on the four sides: a building table does not tell where they look. */
function apertures(shape: Shape, windowShare: number, g: number): Orientations {
  const side = (shape.wall * windowShare * g) / 4;
  return { horizontal: 0, east: side, south: side, west: side, north: side };
}

/** Heating need, kWh/(m2 a) of reference area. */
export function heatingNeed(
  shape: Shape,
  of: BuildingClass,
  envelope: Envelope,
  climate: SeasonClimate,
  draw: Draw = nominalDraw,
): number {
  const h = transmission(shape, of.windowShare, envelope) * draw.uValue;
  const sun = apertures(shape, of.windowShare, envelope.g);
  return Math.max(0, seasonalBalance(h, sun, zoneUse(of, envelope, draw), climate).need);
}
