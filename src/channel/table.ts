/** A numeric column; NaN means not known. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly unit: string;
  readonly values: Float32Array | Float64Array;
}

/** A column of a few repeated words; `codes[i]` indexes `categories`, 255 means not known. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly categories: readonly string[];
  readonly codes: Uint8Array;
}

/** A column of free text; an empty string means not known. */
export interface TextColumn {
  readonly kind: 'text';
  readonly values: readonly string[];
}

export type Column = NumberColumn | CategoryColumn | TextColumn;

/** Attributes of features, one row each; the row number is the city-wide feature number (gid). */
export interface FeatureTable {
  readonly count: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/**
 * Columns of a city's building table (`buildings/buildings.parquet`), one row per building in gid order.
 * A column that a city does not have is absent; a single unknown is null in the file.
 */
export const buildingColumns = {
  id: { kind: 'text' },
  address: { kind: 'text' },
  district: { kind: 'category' },
  lon: { kind: 'number', unit: 'deg' },
  lat: { kind: 'number', unit: 'deg' },
  ground: { kind: 'number', unit: 'm' },
  use: { kind: 'category' },
  year: { kind: 'number', unit: 'a' },
  storeys: { kind: 'number', unit: '1' },
  /** Highest point above the ground at the building. */
  height: { kind: 'number', unit: 'm' },
  footprint_area: { kind: 'number', unit: 'm2' },
  /** Gross floor area over all storeys. */
  floor_area: { kind: 'number', unit: 'm2' },
  roof_area: { kind: 'number', unit: 'm2' },
  /** Outer wall to open air, windows included, party walls excluded. */
  wall_area: { kind: 'number', unit: 'm2' },
  heating: { kind: 'category' },
  population: { kind: 'number', unit: '1' },
} as const;

export const buildingUses = [
  'residential',
  'mixed',
  'retail',
  'office',
  'public',
  'school',
  'industry',
  'church',
  'other',
] as const;
export type BuildingUse = (typeof buildingUses)[number];

export const heatingSystems = [
  'gas',
  'oil',
  'district',
  'heat_pump',
  'electric',
  'biomass',
  'none',
] as const;
export type HeatingSystem = (typeof heatingSystems)[number];

/** A numeric column by name, or undefined where the city does not have it. */
export function numbers(
  table: FeatureTable,
  name: string,
): Float32Array | Float64Array | undefined {
  const column = table.columns[name];
  return column?.kind === 'number' ? column.values : undefined;
}
