import type { ColouredClass } from './classes.ts';
import type { Text } from './text.ts';

const groups: Readonly<Record<number, Text>> = {
  1: { en: 'Artificial surfaces', de: 'Bebaute Flächen' },
  2: { en: 'Agricultural areas', de: 'Landwirtschaftliche Flächen' },
  3: { en: 'Natural and semi-natural areas', de: 'Natürliche und naturnahe Flächen' },
  4: { en: 'Wetlands', de: 'Feuchtflächen' },
  5: { en: 'Water', de: 'Wasser' },
};

const row = (code: number, color: string, en: string, de: string): ColouredClass => ({
  code,
  color,
  label: { en, de },
  key: String(code),
  group: groups[Math.floor(code / 10_000)]!,
});

/**
 * Urban Atlas, the 27 land classes of 2012 to 2021 (Copernicus Land Monitoring Service, Urban Atlas
 * mapping guide 6.3, with the colours of its legend file) and the two that only 2006 has. S.L. is the
 * level of soil sealing. 91000 and 92000 (clouds, missing imagery) are no classes.
 */
export const urbanAtlas: readonly ColouredClass[] = [
  row(
    11100,
    '#800000',
    'Continuous urban fabric (sealed > 80 %)',
    'Geschlossene Bebauung (versiegelt > 80 %)',
  ),
  row(
    11210,
    '#bf0000',
    'Discontinuous dense urban fabric (50–80 %)',
    'Offene Bebauung, dicht (50–80 %)',
  ),
  row(
    11220,
    '#ff4040',
    'Discontinuous medium density urban fabric (30–50 %)',
    'Offene Bebauung, mittlere Dichte (30–50 %)',
  ),
  row(
    11230,
    '#ff8080',
    'Discontinuous low density urban fabric (10–30 %)',
    'Offene Bebauung, geringe Dichte (10–30 %)',
  ),
  row(
    11240,
    '#ffbfbf',
    'Discontinuous very low density urban fabric (< 10 %)',
    'Offene Bebauung, sehr geringe Dichte (< 10 %)',
  ),
  row(11300, '#cc6666', 'Isolated structures', 'Einzelgebäude'),
  row(
    12100,
    '#cc4df2',
    'Industrial, commercial, public, military and private units',
    'Industrie, Gewerbe, öffentliche, militärische und private Einrichtungen',
  ),
  row(
    12210,
    '#959595',
    'Fast transit roads and associated land',
    'Schnellstraßen und zugehörige Flächen',
  ),
  row(12220, '#b3b3b3', 'Other roads and associated land', 'Andere Straßen und zugehörige Flächen'),
  row(12230, '#595959', 'Railways and associated land', 'Bahnanlagen und zugehörige Flächen'),
  row(12300, '#e6cccc', 'Port areas', 'Hafengebiete'),
  row(12400, '#e6cce6', 'Airports', 'Flughäfen'),
  row(13100, '#734d37', 'Mineral extraction and dump sites', 'Abbauflächen und Deponien'),
  row(13300, '#b9a56e', 'Construction sites', 'Baustellen'),
  row(13400, '#874545', 'Land without current use', 'Flächen ohne derzeitige Nutzung'),
  row(14100, '#8cdc00', 'Green urban areas', 'Städtische Grünflächen'),
  row(14200, '#afd2a5', 'Sports and leisure facilities', 'Sport- und Freizeitanlagen'),
  row(
    20000,
    '#f2eb9b',
    'Agricultural, semi-natural areas and wetlands (2006)',
    'Landwirtschaft, naturnahe Flächen und Feuchtflächen (2006)',
  ),
  row(21000, '#ffffa8', 'Arable land (annual crops)', 'Ackerland (einjährige Kulturen)'),
  row(22000, '#f2a64d', 'Permanent crops', 'Dauerkulturen'),
  row(23000, '#e6e64d', 'Pastures', 'Wiesen und Weiden'),
  row(
    24000,
    '#ffe64d',
    'Complex and mixed cultivation patterns',
    'Komplexe und gemischte Anbaumuster',
  ),
  row(25000, '#f2cc80', 'Orchards', 'Obstgärten'),
  row(30000, '#2f8a3f', 'Forests (2006)', 'Wälder (2006)'),
  row(31000, '#008c00', 'Forests', 'Wälder'),
  row(32000, '#ccf24d', 'Herbaceous vegetation associations', 'Krautige Vegetation'),
  row(
    33000,
    '#ccffcc',
    'Open spaces with little or no vegetation',
    'Offene Flächen mit wenig oder ohne Vegetation',
  ),
  row(40000, '#a6a6ff', 'Wetlands', 'Feuchtflächen'),
  row(50000, '#80f2e6', 'Water', 'Wasser'),
];
