import type { GridCell } from '../../channel/analysis.ts';
import type { Text } from '../../channel/text.ts';
import type { RasterChoice } from '../../state/analysis.ts';
import type { Format } from '../hooks.ts';

/** Title and period of a raster, as people choose it. */
export function choiceLabel(
  { entry, distribution, window }: RasterChoice,
  format: Format,
  text: (text: Text) => string,
): string {
  const title = text(entry.title);
  // A computed layer's title says its periods already.
  const said = window === undefined || distribution.derivation !== undefined;
  return said ? title : `${title}, ${format.window(window)}`;
}

/** The same for a list of choices: its period first, for a narrow list cuts what comes last. */
export function choiceOption(
  choice: RasterChoice,
  format: Format,
  text: (text: Text) => string,
): string {
  const { entry, distribution, window } = choice;
  if (window === undefined || distribution.derivation !== undefined) return text(entry.title);
  return `${format.window(window)}, ${text(entry.title)}`;
}

/** Unit code of a raster's values; empty for classes and plain numbers. */
export const unitOfChoice = ({ entry, classes }: RasterChoice): string =>
  classes ? '' : (entry.variable?.unit ?? '');

/** "30 m, EPSG:25832". */
export function cellLabel({ width, height, geographic, metres, crs }: GridCell, format: Format) {
  const rounded = Number((geographic ? metres : Math.min(width, height)).toPrecision(3));
  return `${format.value(rounded, 'm')}, ${crs}`;
}

/** Step to which statistics are rounded: three digits of their spread. */
export const roundedTo = (spread: number): number =>
  spread > 0 && Number.isFinite(spread) ? 10 ** (Math.floor(Math.log10(spread)) - 2) : 0.001;
