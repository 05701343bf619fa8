/** Compass sectors of outer surfaces: 45 degrees wide, the first around north, clockwise. */
export const sectors = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Sector = (typeof sectors)[number];
export const sectorCount = sectors.length;

/** Azimuths of a horizon: 0, 10, ... 350 degrees from north, clockwise. */
export const horizonCount = 36;

/**
 * The outer surfaces of a city's buildings, one row per building in gid order; arrays are row after row.
 * What a source does not tell (LoD1 has no roof planes) is stated by `assumed`, never left out.
 */
export interface BuildingEnvelope {
  readonly count: number;
  /** Outer wall to open air by the sector that it faces, windows included, m2; `count * sectorCount`. */
  readonly walls: Float32Array;
  /** Wall shared with neighbours, m2. */
  readonly party: Float32Array;
  /** Sloped roof by the sector that it faces, measured on the slope, m2; `count * sectorCount`. */
  readonly slopes: Float32Array;
  /** Roof that is level, or less steep than 5 degrees, m2. */
  readonly flat: Float32Array;
  /** Tilt of the sloped roof, its mean weighted by area, degrees; 0 where there is none. */
  readonly tilt: Float32Array;
  /**
   * Where the sky ends, seen from the middle of the roof and from half way up the walls: elevations of
   * neighbours, the own parts and the terrain, degrees, never below 0; `count * horizonCount`.
   */
  readonly roofHorizon: Float32Array;
  readonly wallHorizon: Float32Array;
  /** 1 where the roof's planes are assumed, because the source has a block only. */
  readonly assumed: Uint8Array;
}

/** Columns of a city's envelope file (`buildings/envelope.parquet`), one row per building in gid order. */
export interface EnvelopeColumn {
  readonly name: string;
  readonly unit: 'm2' | 'deg' | '1';
  /** Largest number that a value may be; the least is 0. */
  readonly most: number;
  readonly field: Exclude<keyof BuildingEnvelope, 'count'>;
  /** Place of the column within a row of the field, and the length of such a row. */
  readonly at: number;
  readonly of: number;
}

const bySector = (prefix: string, field: EnvelopeColumn['field']): EnvelopeColumn[] =>
  sectors.map((sector, at) => ({
    name: `${prefix}_${sector}`,
    unit: 'm2',
    most: 1e7,
    field,
    at,
    of: sectorCount,
  }));

const byAzimuth = (prefix: string, field: EnvelopeColumn['field']): EnvelopeColumn[] =>
  Array.from({ length: horizonCount }, (_, at) => ({
    name: `${prefix}_${String((at * 360) / horizonCount).padStart(3, '0')}`,
    unit: 'deg',
    most: 90,
    field,
    at,
    of: horizonCount,
  }));

const single = (
  name: 'party' | 'flat' | 'tilt' | 'assumed',
  unit: EnvelopeColumn['unit'],
  most: number,
): EnvelopeColumn => ({ name, unit, most, field: name, at: 0, of: 1 });

export const envelopeColumns: readonly EnvelopeColumn[] = [
  ...bySector('wall', 'walls'),
  single('party', 'm2', 1e7),
  ...bySector('slope', 'slopes'),
  single('flat', 'm2', 1e7),
  single('tilt', 'deg', 90),
  ...byAzimuth('roof_horizon', 'roofHorizon'),
  ...byAzimuth('wall_horizon', 'wallHorizon'),
  single('assumed', '1', 1),
];

/** An envelope of so many buildings in which every number is 0. */
export function emptyEnvelope(count: number): BuildingEnvelope {
  const floats = (perRow: number): Float32Array => new Float32Array(count * perRow);
  return {
    count,
    walls: floats(sectorCount),
    party: floats(1),
    slopes: floats(sectorCount),
    flat: floats(1),
    tilt: floats(1),
    roofHorizon: floats(horizonCount),
    wallHorizon: floats(horizonCount),
    assumed: new Uint8Array(count),
  };
}
