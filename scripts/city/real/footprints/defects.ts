import type { StepContext } from '../context.ts';
import { numberOption } from '../context.ts';
import type { Footprint, FootprintDefects } from './clean.ts';

/** Reports the defects of footprints with what was done about each. */
export function reportFootprints(
  context: StepContext,
  footprints: readonly Footprint[],
  defects: FootprintDefects,
): void {
  const source = context.source(0);
  const { dataset } = context;
  const lowest = numberOption(dataset, 'lowest', 2);
  const highest = numberOption(dataset, 'highest', 250);
  const assumed = numberOption(dataset, 'assumedHeight', 3);
  const flat = {
    en: `drawn ${assumed} m high; height, storeys, floor and wall area are "not known"`,
    de: `${assumed} m hoch gezeichnet; Höhe, Geschosse, Geschoss- und Wandfläche gelten als „nicht bekannt“`,
  };
  const n = defects;
  const rows: readonly [keyof FootprintDefects, string, string, { en: string; de: string }][] = [
    ['noHeight', 'footprints have no height', 'Umrisse haben keine Höhe', flat],
    ['zeroHeight', 'footprints have the height 0', 'Umrisse haben die Höhe 0', flat],
    [
      'lowHeight',
      `footprints are lower than ${lowest} m`,
      `Umrisse sind niedriger als ${lowest} m`,
      flat,
    ],
    [
      'absurdHeight',
      `footprints are higher than ${highest} m`,
      `Umrisse sind höher als ${highest} m`,
      flat,
    ],
    [
      'slender',
      'footprints are more than eight times as high as wide, like slivers of a neighbour',
      'Umrisse sind mehr als achtmal so hoch wie breit, wie Splitter eines Nachbarn',
      flat,
    ],
    [
      'crossing',
      'outlines cross themselves',
      'Umrisse überschneiden sich selbst',
      { en: 'mended, the largest part is kept', de: 'berichtigt, der größte Teil bleibt' },
    ],
    [
      'degenerate',
      'footprints have less than 1 m² of area or are no polygon',
      'Umrisse haben weniger als 1 m² Fläche oder sind kein Polygon',
      { en: 'left out', de: 'weggelassen' },
    ],
    [
      'duplicate',
      'footprints repeat the outline of another',
      'Umrisse wiederholen einen anderen',
      { en: 'left out, the greater height is kept', de: 'weggelassen, die größere Höhe bleibt' },
    ],
    [
      'sameId',
      'footprints have the identifier of another',
      'Umrisse haben die Kennung eines anderen',
      { en: 'told apart by a suffix', de: 'durch einen Zusatz unterschieden' },
    ],
    [
      'overlapping',
      'pairs of footprints overlap by more than a tenth',
      'Paare von Umrissen überlappen um mehr als ein Zehntel',
      { en: 'both kept', de: 'beide behalten' },
    ],
  ];
  for (const [code, en, de, action] of rows)
    context.defect(
      source,
      code,
      n[code],
      { en: `${n[code]} ${en}`, de: `${n[code]} ${de}` },
      action,
    );
  context.defect(
    source,
    'useAndYearUnknown',
    footprints.length,
    {
      en: `${footprints.length} buildings have neither use nor year of construction`,
      de: `${footprints.length} Gebäude haben weder Nutzung noch Baujahr`,
    },
    { en: 'left as "not known"', de: 'als „nicht bekannt“ geführt' },
  );
}
