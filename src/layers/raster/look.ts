import type { Entry } from '../../catalogue/entry.ts';
import type { Domain } from '../../channel/scale.ts';
import { type Text, textIn } from '../../channel/text.ts';
import type { Bounds } from '../../geo/bounds.ts';
import type { Hit, LayerView, Legend, Reading } from '../layer.ts';
import { tableOf } from './codes.ts';
import type { RasterParams } from './kind.ts';
import { legendOf } from './legend.ts';
import type { Probe } from './probe.ts';
import type { SeriesValues } from './range.ts';
import type { Step } from './steps.ts';

/** How a raster's cells become colours: by a ramp, by code, or as the picture that they are. */
export type Drawn = 'values' | 'classes' | 'picture';

/** A ramp or class table of the catalogue counts before what the file says of itself. */
export function drawnAs(entry: Entry, params: RasterParams, values: SeriesValues): Drawn {
  if (values.info?.meaning === 'picture' && entry.ramp === undefined) return 'picture';
  return tableOf(params, values) === undefined ? 'values' : 'classes';
}

/** Legend of one step, or between two. */
export function legendAt(
  entry: Entry,
  [from, to]: readonly Step[],
  share: number,
  params: RasterParams,
  view: LayerView,
  own: Domain,
  values: SeriesValues,
): Legend {
  const mixed = share > 0 && to !== undefined;
  const notes = mixed ? [between(from!, to, share)] : [];
  const legend = legendOf(entry, from!, params, view, own, [], values, notes);
  if (drawnAs(entry, params, values) === 'picture') {
    const { title, source, window } = legend;
    return { title, source, unit: '', ...(window === undefined ? {} : { window }) };
  }
  const end = mixed ? to.distribution.temporal?.end : undefined;
  if (legend.window === undefined || end === undefined) return legend;
  return { ...legend, window: { ...legend.window, end } };
}

function between(from: Step, to: Step, share: number): Text {
  const percent = Math.round(share * 100);
  const [a, b] = [from.label, to.label];
  return {
    en: `Interpolated, ${percent}\u00a0% of the way from ${textIn(a, 'en')} to ${textIn(b, 'en')}`,
    de: `Interpoliert, ${percent}\u00a0% des Wegs von ${textIn(a, 'de')} nach ${textIn(b, 'de')}`,
  };
}

/** What the raster, or the way between two, says of a place; undefined outside. */
export async function readingAt(
  entry: Entry,
  steps: readonly Step[],
  share: number,
  params: RasterParams,
  values: SeriesValues,
  hit: Hit,
): Promise<Reading | undefined> {
  const [from, to] = steps;
  if (from === undefined) return undefined;
  const { lon, lat, height } = hit;
  const { band } = params;
  const probes = await Promise.all(steps.map(({ raster }) => raster.probe(lon, lat, band)));
  if (!probes[0]!.inside) return undefined;
  const value = mixed(probes, share);
  const { variable } = entry;
  const bandInfo = from.raster.info.bandInfo[band];
  const unit = variable?.unit ?? bandInfo?.unit ?? from.raster.info.unitName;
  const start = from.distribution.temporal ?? entry.temporal;
  const end = share > 0 ? to?.distribution.temporal?.end : undefined;
  const window = start && end !== undefined ? { ...start, end } : start;
  const table = tableOf(params, values);
  const words = table?.find(({ code }) => code === value)?.label;
  const note = share > 0 && to !== undefined ? between(from, to, share) : undefined;
  return {
    layerId: entry.id,
    title: textIn(entry.title, 'en'),
    ...(note === undefined ? {} : { subtitle: note }),
    at: { lon, lat },
    height,
    fields: [
      {
        label: variable?.name ?? entry.title,
        value,
        ...(words === undefined ? {} : { words }),
        ...(unit === undefined || table !== undefined ? {} : { unit }),
        ...(window === undefined ? {} : { window }),
      },
    ],
  };
}

function mixed([from, to]: readonly Probe[], share: number): number | null {
  const value = from?.value ?? null;
  if (to === undefined || value === null) return value;
  return to.value === null ? null : value + (to.value - value) * share;
}

/** What the steps cover together, and the finest cell of them, degrees. */
export function extentOf(steps: readonly Step[]): {
  readonly bounds: Bounds;
  readonly pixelDegrees: number;
} {
  const infos = steps.map(({ raster }) => raster.info);
  const side = (i: 0 | 1 | 2 | 3): number =>
    (i < 2 ? Math.min : Math.max)(...infos.map(({ bounds }) => bounds[i]));
  return {
    bounds: [side(0), side(1), side(2), side(3)],
    pixelDegrees: Math.min(...infos.map((info) => info.pixelDegrees)),
  };
}
