import type { ColouredClass } from './classes.ts';
import type { Text } from './text.ts';

const groups: readonly Text[] = [
  { en: 'Artificial surfaces', de: 'Bebaute Flächen' },
  { en: 'Agricultural areas', de: 'Landwirtschaftliche Flächen' },
  { en: 'Forest and semi-natural areas', de: 'Wälder und naturnahe Flächen' },
  { en: 'Wetlands', de: 'Feuchtflächen' },
  { en: 'Water bodies', de: 'Wasserflächen' },
];

/** Official code, colour, English and German name; a row's place is the value in the raster files. */
const rows: readonly (readonly [code: number, color: string, en: string, de: string])[] = [
  [111, '#e6004d', 'Continuous urban fabric', 'Durchgängig städtische Prägung'],
  [112, '#ff0000', 'Discontinuous urban fabric', 'Nicht durchgängig städtische Prägung'],
  [121, '#cc4df2', 'Industrial or commercial units', 'Industrie- und Gewerbeflächen'],
  [122, '#cc0000', 'Road and rail networks and associated land', 'Straßen- und Eisenbahnflächen'],
  [123, '#e6cccc', 'Port areas', 'Hafengebiete'],
  [124, '#e6cce6', 'Airports', 'Flughäfen'],
  [131, '#a600cc', 'Mineral extraction sites', 'Abbauflächen'],
  [132, '#a64d00', 'Dump sites', 'Deponien und Abraumhalden'],
  [133, '#ff4dff', 'Construction sites', 'Baustellen'],
  [141, '#ffa6ff', 'Green urban areas', 'Städtische Grünflächen'],
  [142, '#ffe6ff', 'Sport and leisure facilities', 'Sport- und Freizeitanlagen'],
  [211, '#ffffa8', 'Non-irrigated arable land', 'Nicht bewässertes Ackerland'],
  [212, '#ffff00', 'Permanently irrigated land', 'Permanent bewässertes Ackerland'],
  [213, '#e6e600', 'Rice fields', 'Reisfelder'],
  [221, '#e68000', 'Vineyards', 'Weinbauflächen'],
  [222, '#f2a64d', 'Fruit trees and berry plantations', 'Obst- und Beerenobstbestände'],
  [223, '#e6a600', 'Olive groves', 'Olivenhaine'],
  [231, '#e6e64d', 'Pastures', 'Wiesen und Weiden'],
  [
    241,
    '#ffe6a6',
    'Annual crops associated with permanent crops',
    'Einjährige Kulturen in Verbindung mit Dauerkulturen',
  ],
  [242, '#ffe64d', 'Complex cultivation patterns', 'Komplexe Parzellenstruktur'],
  [
    243,
    '#e6cc4d',
    'Agriculture with significant areas of natural vegetation',
    'Landwirtschaft mit Flächen natürlicher Bodenbedeckung',
  ],
  [244, '#f2cca6', 'Agro-forestry areas', 'Land- und forstwirtschaftliche Flächen'],
  [311, '#80ff00', 'Broad-leaved forest', 'Laubwälder'],
  [312, '#00a600', 'Coniferous forest', 'Nadelwälder'],
  [313, '#4dff00', 'Mixed forest', 'Mischwälder'],
  [321, '#ccf24d', 'Natural grasslands', 'Natürliches Grünland'],
  [322, '#a6ff80', 'Moors and heathland', 'Heiden und Moorheiden'],
  [323, '#a6e64d', 'Sclerophyllous vegetation', 'Hartlaubbewuchs'],
  [324, '#a6f200', 'Transitional woodland-shrub', 'Wald-Strauch-Übergangsstadien'],
  [331, '#e6e6e6', 'Beaches, dunes, sands', 'Strände, Dünen und Sandflächen'],
  [332, '#cccccc', 'Bare rocks', 'Felsflächen ohne Vegetation'],
  [333, '#ccffcc', 'Sparsely vegetated areas', 'Flächen mit spärlicher Vegetation'],
  [334, '#000000', 'Burnt areas', 'Brandflächen'],
  [335, '#a6e6cc', 'Glaciers and perpetual snow', 'Gletscher und Dauerschneegebiete'],
  [411, '#a6a6ff', 'Inland marshes', 'Sümpfe'],
  [412, '#4d4dff', 'Peat bogs', 'Torfmoore'],
  [421, '#ccccff', 'Salt marshes', 'Salzwiesen'],
  [422, '#e6e6ff', 'Salines', 'Salinen'],
  [423, '#a6a6e6', 'Intertidal flats', 'In der Gezeitenzone liegende Flächen'],
  [511, '#00ccf2', 'Water courses', 'Gewässerläufe'],
  [512, '#80f2e6', 'Water bodies', 'Wasserflächen'],
  [521, '#00ffa6', 'Coastal lagoons', 'Lagunen'],
  [522, '#a6ffe6', 'Estuaries', 'Mündungsgebiete'],
  [523, '#e6f2ff', 'Sea and ocean', 'Meere und Ozeane'],
];

const classOf = (
  code: number,
  [official, color, en, de]: (typeof rows)[number],
): ColouredClass => ({
  code,
  color,
  label: { en, de },
  key: String(official),
  group: groups[Math.floor(official / 100) - 1]!,
});

/**
 * CORINE Land Cover, 44 classes of level 3 under their level 1, with the colours of the official legend
 * (Copernicus Land Monitoring Service, `clc_legend.csv`; nomenclature guidelines of 2019; German names
 * of the German Environment Agency, long ones shortened). A raster holds 1 to 44 in the order of the
 * codes, a rasterised vector file the codes 111 to 523 themselves: both are told apart by their
 * numbers. 48 and 999 mean no data and are no classes.
 */
export const corineLandCover: readonly ColouredClass[] = [
  ...rows.map((row, i) => classOf(i + 1, row)),
  ...rows.map((row) => classOf(row[0], row)),
];
