import { projinfo } from './projinfo.ts';

/** A CRS of the EPSG dataset as PROJ exports it. */
export interface Definition {
  readonly code: string;
  readonly name: string;
  /** Code of its geographic 2D CRS; its own where it is one. */
  readonly base: string;
  /** Projection, false origin, axes and units; the ellipsoid only where it is not its base's. */
  readonly proj4: string;
  readonly ellipsoid: string;
  /** West, south, east, north of its area of use, degrees. */
  readonly area: readonly [number, number, number, number];
}

interface Ellipsoid {
  readonly radius?: number;
  readonly semi_major_axis?: number | { value: number; unit: { conversion_factor: number } };
  readonly semi_minor_axis?: number;
  readonly inverse_flattening?: number;
}

type Box = Record<
  'west_longitude' | 'south_latitude' | 'east_longitude' | 'north_latitude',
  number
>;
type Unit = string | { readonly conversion_factor: number };

interface Described {
  readonly name: string;
  readonly base_crs?: Described;
  readonly datum?: { readonly ellipsoid: Ellipsoid };
  readonly datum_ensemble?: { readonly ellipsoid: Ellipsoid };
  readonly coordinate_system?: { readonly axis: readonly { readonly unit: Unit }[] };
  readonly bbox?: Box;
  readonly usages?: readonly { readonly bbox?: Box }[];
  readonly id?: { readonly authority: string; readonly code: number | string };
}

const figure = /\+(ellps|datum|a|b|rf|R)=(\S+) ?/g;
const noise = /\+(towgs84|nadgrids|geoidgrids|vunits)=\S+ ?|\+units=m ?|\+(no_defs|type=crs) ?/g;

/** Undefined where PROJ cannot write it as a proj4 text, or it has no EPSG geographic CRS. */
export async function define(code: string): Promise<Definition | undefined> {
  const text = await projinfo('-o', 'PROJ,PROJJSON', code).catch(() => '');
  const [, proj4] = /PROJ\.4 string:\n(\+.*)/.exec(text) ?? [];
  const json = text.slice(text.indexOf('{'));
  if (proj4 === undefined || !json.startsWith('{')) return undefined;
  const crs = JSON.parse(json) as Described;
  const geographic = crs.base_crs ?? crs;
  const box = crs.bbox ?? crs.usages?.find(({ bbox }) => bbox !== undefined)?.bbox;
  const { id } = geographic;
  const body = (geographic.datum ?? geographic.datum_ensemble)?.ellipsoid;
  if (id?.authority !== 'EPSG' || box === undefined || body === undefined) return undefined;
  const ellipsoid = figureOf(body);
  // Pseudo-Mercator's sphere is of its projection, not of its datum.
  const own = proj4.includes('+nadgrids=@null') ? '+a=6378137 +b=6378137 ' : '';
  const unit = crs.base_crs === undefined ? crs.coordinate_system?.axis[0]?.unit : undefined;
  // A geographic CRS in grads; a proj4 text knows degrees alone.
  const angle =
    typeof unit === 'object'
      ? ` +degrees=${Number(((unit.conversion_factor * 180) / Math.PI).toPrecision(14))}`
      : '';
  const kept = proj4
    .replace(noise, '')
    .replace(figure, '')
    .replace(/\+wktext ?/, '')
    .trim();
  return {
    code: code.replace('EPSG:', ''),
    name: crs.name,
    base: String(id.code),
    proj4: `${own}${kept}${angle}`.replace(/\+proj=longlat ?/, '').trim(),
    ellipsoid,
    area: [box.west_longitude, box.south_latitude, box.east_longitude, box.north_latitude],
  };
}

function figureOf({ radius, semi_major_axis, semi_minor_axis, inverse_flattening }: Ellipsoid) {
  if (radius !== undefined) return `+R=${radius}`;
  const a =
    typeof semi_major_axis === 'object'
      ? semi_major_axis.value * semi_major_axis.unit.conversion_factor
      : semi_major_axis!;
  if (inverse_flattening !== undefined) return `+a=${a} +rf=${inverse_flattening}`;
  return `+a=${a} +rf=${a / (a - semi_minor_axis!)}`;
}
