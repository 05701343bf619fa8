import { BicycleIcon } from '@phosphor-icons/react/Bicycle';
import { BuildingsIcon } from '@phosphor-icons/react/Buildings';
import { BusIcon } from '@phosphor-icons/react/Bus';
import { CarProfileIcon } from '@phosphor-icons/react/CarProfile';
import { ChartLineIcon } from '@phosphor-icons/react/ChartLine';
import { LeafIcon } from '@phosphor-icons/react/Leaf';
import { LightningIcon } from '@phosphor-icons/react/Lightning';
import type { Icon } from '@phosphor-icons/react/lib';
import { MapTrifoldIcon } from '@phosphor-icons/react/MapTrifold';
import { MountainsIcon } from '@phosphor-icons/react/Mountains';
import { PolygonIcon } from '@phosphor-icons/react/Polygon';
import { SolarPanelIcon } from '@phosphor-icons/react/SolarPanel';
import { SunHorizonIcon } from '@phosphor-icons/react/SunHorizon';
import { ThermometerSimpleIcon } from '@phosphor-icons/react/ThermometerSimple';
import { TrainSimpleIcon } from '@phosphor-icons/react/TrainSimple';
import { TreeIcon } from '@phosphor-icons/react/Tree';
import type { Entry, Theme } from '../../catalogue/entry.ts';

export const themeIcons: Readonly<Record<Theme, Icon>> = {
  buildings: BuildingsIcon,
  environment: LeafIcon,
  mobility: TrainSimpleIcon,
  energy: LightningIcon,
  base: MapTrifoldIcon,
};

/** First match wins: a word of the entry's id, variable or title, and its picture. */
const words: readonly (readonly [RegExp, Icon])[] = [
  [/elevation|terrain|\bdem\b/, MountainsIcon],
  [/tree|vegetation canopy/, TreeIcon],
  [/district|quarter/, PolygonIcon],
  [/temperature|lst|heat island/, ThermometerSimpleIcon],
  [/albedo|sun|solar radiation/, SunHorizonIcon],
  [/solar|photovoltaic|\bpv\b/, SolarPanelIcon],
  [/bike|bicycle|gbfs/, BicycleIcon],
  [/\btram|\btrain|\brail/, TrainSimpleIcon],
  [/\bbus(es)?\b|gtfs|transit|transport/, BusIcon],
  [/traffic|vehicle|\bcars?\b/, CarProfileIcon],
  [/load|series|intensity/, ChartLineIcon],
];

/** The picture of a dataset in lists; its theme's where no word fits. */
export function entryIcon(entry: Entry): Icon {
  const text = `${entry.id} ${entry.variable?.id ?? ''} ${entry.title.en}`.toLowerCase();
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? themeIcons[entry.theme];
}
