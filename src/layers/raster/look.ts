import type { Entry } from '../../catalogue/entry.ts';
import type { Domain } from '../../channel/scale.ts';
import { type Text, textIn } from '../../channel/text.ts';
import type { Bounds } from '../../geo/bounds.ts';
import type { Hit, LayerView, Legend, Reading } from '../layer.ts';
import type { RasterParams } from './kind.ts';
import { classesOf, legendOf } from './legend.ts';
import type { Probe } from './probe.ts';
import type { SeriesValues } from './range.ts';
import type { RasterInfo } from './raster.ts';
import type { Step } from './steps.ts';

/** How a raster's cells become colours: by a ramp, by code, or as the picture that they are. */
export type Drawn = 'values' | 'classes' | 'picture';

/** A class table of the catalogue counts before what the file says of itself. */
export function drawnAs(entry: Entry, { meaning }: RasterInfo): Drawn {
  if (entry.ramp !== undefined) return classesOf(entry.ramp) === undefined ? 'values' : 'classes';
  return meaning === 'palette' ? 'classes' : meaning;
}

/** Legend of one step, or between two. */
export function legendAt(
  entry: Entry,
  steps: readonly Step[],
  share: number,
  drawn: Drawn,
  params: RasterParams,
  view: LayerView,
  own: Domain,
  values: SeriesValues,
): Legend {
  const [from, to] = steps;
  const notes = share === 0 || to === undefined ? [] : [between(from!, to, share)];
  const legend = legendOf(entry, from!, params, view, own, [], values, notes);
  const { title, window, source } = legend;
  if (drawn === 'picture')
    return { title, unit: '', source, ...(window === undefined ? {} : { window }) };
  const end = notes.length === 0 ? undefined : to!.distribution.temporal?.end;
  if (window === undefined || end === undefined) return legend;
  return { ...legend, window: { ...window, end } };
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
  drawn: Drawn,
  hit: Hit,
  band: number,
): Promise<Reading | undefined> {
  const [from, to] = steps;
  if (from === undefined) return undefined;
  const { lon, lat, height } = hit;
  const probes = await Promise.all(steps.map(({ raster }) => raster.probe(lon, lat, band)));
  if (!probes[0]!.inside) return undefined;
  const value = mixed(probes, share);
  const { variable } = entry;
  const bandInfo = from.raster.info.bandInfo[band];
  const unit = variable?.unit ?? bandInfo?.unit ?? from.raster.info.unitName;
  const start = from.distribution.temporal ?? entry.temporal;
  const end = share > 0 ? to?.distribution.temporal?.end : undefined;
  const window = start && end !== undefined ? { ...start, end } : start;
  const words = drawn === 'classes' ? className(entry, value) : undefined;
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
        ...(unit === undefined || drawn === 'classes' ? {} : { unit }),
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

const className = (entry: Entry, code: number | null): Text | undefined =>
  classesOf(entry.ramp ?? '')?.find((c) => c.code === code)?.label;

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
