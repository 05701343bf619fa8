import { software } from '../../catalogue/software.ts';
import type {
  ProfileAnswer,
  RasterChoice,
  ScatterAnswer,
  ZonalAnswer,
} from '../../state/analysis.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** What a number needs to be understood alone, repeated in every row so that no row loses it. */
const about = ({ entry, distribution, window }: RasterChoice) => ({
  layer: entry.title.en,
  unit: entry.variable?.unit ?? '',
  period_start: window?.start ?? '',
  period_end: window?.end ?? '',
  source: entry.publisher,
  access_url: distribution.accessUrl,
  sha256: distribution.sha256 ?? '',
  computed_as:
    distribution.derivation === undefined
      ? ''
      : `${distribution.derivation.expression} (${distribution.derivation.note?.en ?? ''})`,
});

const made = () => ({ software, computed: new Date().toISOString() });

export const zonalRows = ({ raster, zonesFrom, table }: ZonalAnswer): readonly Row[] =>
  table.zones.map((z) => ({
    zone: z.zone ?? '',
    count: z.count,
    area_m2: z.area,
    missing_share: z.missing,
    min: z.min,
    max: z.max,
    mean: z.mean,
    std: z.std,
    p5: z.p5,
    p50: z.p50,
    p95: z.p95,
    ...Object.fromEntries((z.classes ?? []).map(({ code, share }) => [`share_${code}`, share])),
    ...about(raster),
    zones: zonesFrom ?? '',
    grid_crs: table.cell.crs,
    cell_metres: table.cell.metres,
    weighting: 'area on the WGS 84 ellipsoid, exact cell shares',
    ...made(),
  }));

const prefixed = (prefix: string, row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [`${prefix}_${key}`, value]));

/** One row per filled cell of the density, with the coefficients beside it. */
export function scatterRows({ x, y, area, grid, result }: ScatterAnswer): readonly Row[] {
  const { bins, counts, n, pearson, spearman, slope, intercept, every } = result;
  const middle = (i: number, { min, max }: { min: number; max: number }): number =>
    min + ((i + 0.5) / bins) * (max - min);
  return [...counts].flatMap((count, i) =>
    count === 0
      ? []
      : [
          {
            x: middle(i % bins, result.x),
            y: middle(Math.floor(i / bins), result.y),
            cells: count,
            n,
            pearson,
            spearman,
            slope,
            intercept,
            every,
            extent: area,
            grid: `${grid}, ${result.cell.crs}, ${result.cell.metres} m`,
            ...prefixed('x', about(x)),
            ...prefixed('y', about(y)),
            ...made(),
          },
        ],
  );
}

export const profileRows = ({ at, values }: ProfileAnswer): readonly Row[] =>
  values.map(({ choice, value }) => ({
    lon: at.lon,
    lat: at.lat,
    value,
    ...about(choice),
    ...made(),
  }));
