import type { BuildingUse, HeatingSystem } from '../../src/channel/table.ts';

/** City plane: metres east and north of the plan's origin, itself in projected metres of `CityPlan.crs`. */
export type Point = readonly [x: number, y: number];
/** Open ring (first point not repeated), counter-clockwise for outer rings, clockwise for holes. */
export type Ring = readonly Point[];
export interface Polygon {
  readonly outer: Ring;
  readonly holes: readonly Ring[];
}

/** Regular height grid in the city plane; row 0 is the NORTH edge, values at cell centres, metres. */
export interface HeightGrid {
  readonly cell: number;
  readonly cols: number;
  readonly rows: number;
  readonly heights: Float32Array;
}

export type StreetClass =
  | 'arterial'
  | 'boulevard'
  | 'quay'
  | 'collector'
  | 'local'
  | 'lane'
  | 'path';

/** A street between two junctions; `path` runs from node `from` to node `to`. */
export interface Street {
  readonly id: number;
  readonly name: string;
  readonly class: StreetClass;
  /** Kerb to kerb with pavements, metres. */
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly path: readonly Point[];
  readonly bridge: boolean;
}

export type AreaKind =
  | 'water'
  | 'rail'
  | 'platform'
  | 'park'
  | 'pond'
  | 'cemetery'
  | 'allotment'
  | 'sport'
  | 'square'
  | 'forest'
  | 'crop'
  | 'meadow'
  | 'yard'
  | 'garden'
  | 'court'
  | 'quay'
  | 'street'
  | 'path';

/** Ground cover polygon; later areas lie over earlier ones. */
export interface Area {
  readonly kind: AreaKind;
  readonly polygon: Polygon;
  /** Seeded number 0..1, e.g. to vary fields. */
  readonly variant: number;
}

export type Zone =
  | 'core'
  | 'cbd'
  | 'ring'
  | 'inter'
  | 'slab'
  | 'villa'
  | 'sub'
  | 'industry'
  | 'special'
  | 'rural';

/** A building's outer surface as triangles. */
export interface BuildingMesh {
  /** x,y,z of the plan (or of the projected CRS for real cities), metres, z above the ellipsoid. */
  readonly positions: Float64Array;
  /** Counter-clockwise seen from outside. */
  readonly indices: Uint32Array;
  /** Per triangle: 0 wall, 1 roof. */
  readonly surface: Uint8Array;
  /** Per triangle: 1 for what is drawn and counts in no area, such as chimneys; absent where nothing is. */
  readonly ornament?: Uint8Array;
  /** sRGB 0..255, for the natural-colour picture. */
  readonly wallColor: readonly [number, number, number];
  readonly roofColor: readonly [number, number, number];
}

/** A building of a plan: its outer surfaces are measured when the city is written. */
export type PlannedBuilding = Omit<CityBuilding, 'roofArea' | 'wallArea'>;

/** One building: attributes as in `src/channel/table.ts`, units there; `undefined` means not known. */
export interface CityBuilding {
  readonly id: string;
  readonly address?: string | undefined;
  readonly district?: string | undefined;
  readonly footprint: Polygon;
  readonly ground: number;
  readonly use?: BuildingUse | undefined;
  readonly year?: number | undefined;
  readonly storeys?: number | undefined;
  readonly height: number;
  readonly footprintArea: number;
  readonly floorArea: number;
  readonly roofArea: number;
  readonly wallArea: number;
  readonly heating?: HeatingSystem | undefined;
  readonly population?: number | undefined;
  readonly mesh: BuildingMesh;
}

export interface Tree {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly height: number;
  readonly crown: number;
  readonly conifer: boolean;
}

export interface District {
  readonly id: string;
  readonly name: string;
  readonly polygons: readonly Polygon[];
  readonly population: number;
}

/** A generated city; buildings are in gid order (gid = index), grouped so that neighbours are close. */
export interface CityPlan {
  readonly name: string;
  readonly seed: number;
  readonly size: 'small' | 'city' | 'metro';
  /** EPSG:32632, with `origin` the easting and northing of the plan's (0, 0). */
  readonly crs: 'EPSG:32632';
  readonly origin: Point;
  /** Width (east) and height (north), metres. */
  readonly extent: Point;
  readonly dem: HeightGrid;
  readonly areas: readonly Area[];
  readonly nodes: readonly Point[];
  readonly streets: readonly Street[];
  readonly railway: readonly (readonly Point[])[];
  readonly blocks: readonly { readonly zone: Zone; readonly polygon: Polygon }[];
  readonly buildings: readonly (PlannedBuilding & { readonly zone: Zone })[];
  readonly trees: readonly Tree[];
  readonly districts: readonly District[];
}
