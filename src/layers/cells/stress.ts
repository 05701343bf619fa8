import type { Channel } from '../../channel/channel.ts';
import { rgbOf } from '../../channel/ramp.ts';
import { stressClasses, stressClassOf } from '../../channel/thermalStress.ts';
import type { Legend } from '../layer.ts';
import { isDifference } from '../painted.ts';
import type { TileStyle } from '../raster/colour.ts';
import type { Field } from '../reading.ts';

/** Thermal stress is drawn in the classes of its scale; a difference of it is not. */
export const isStress = (channel: Channel): boolean =>
  channel.id === 'cell.utci' && !isDifference(channel);

/** Half a kelvin for each of 256 colours, so that every limit of a class lies between two of them. */
const span = { low: -63.75, high: 63.75 } as const;
/** How far a class's colour goes towards its neighbours' at its limits: the picture keeps both class and slope. */
const blend = 0.42;

/** Colours of UTCI in degC: the class's own in its middle, leaning towards the next class's at its limits. */
export const stressStyle: TileStyle = { lut: stressLut(), domain: [span.low, span.high] };

function stressLut(): Uint8Array {
  const lut = new Uint8Array(256 * 4);
  for (let k = 0; k < 256; k++) {
    const value = span.low + ((span.high - span.low) * k) / 255;
    const at = stressClasses.indexOf(stressClassOf(value));
    const low = stressClasses[at - 1]?.most ?? span.low;
    const high = Math.min(span.high, stressClasses[at]!.most);
    const lean = blend * 2 * ((value - low) / (high - low) - 0.5);
    const own = rgbOf(stressClasses[at]!.color);
    const next = rgbOf((stressClasses[at + Math.sign(lean)] ?? stressClasses[at]!).color);
    const mixed = own.map((v, c) => Math.round(v + Math.abs(lean) * (next[c]! - v)));
    lut.set([mixed[0]!, mixed[1]!, mixed[2]!, 255], k * 4);
  }
  return lut;
}

/** The ten classes, warmest first, with the share of known cells in each. */
export function stressLegend(channel: Channel): Legend {
  const { title, unit, window, source, values } = channel;
  const counts = new Map<number, number>();
  let known = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const { code } = stressClassOf(value);
    counts.set(code, (counts.get(code) ?? 0) + 1);
    known += 1;
  }
  return {
    title,
    unit,
    window,
    source,
    noDataColor: 'transparent',
    note: stressNote,
    classes: stressClasses.toReversed().map(({ most: _, ...of }) => {
      const count = counts.get(of.code) ?? 0;
      return { ...of, ...(count > 0 ? { share: count / known } : {}) };
    }),
  };
}

/** The class of a UTCI in words. */
export const stressField = (value: number): Field => ({
  label: { en: 'Thermal stress', de: 'Thermische Belastung' },
  value: stressClassOf(value).code,
  words: stressClassOf(value).label,
});

export const stressNote = {
  en: 'Typical weather of that hour, mean of sunny and shaded places of a cell: modelled, not measured. The timeline sets the hour.',
  de: 'Typisches Wetter dieser Stunde, Mittel aus sonnigen und schattigen Orten einer Zelle: berechnet, nicht gemessen. Die Zeitleiste stellt die Stunde ein.',
} as const;
