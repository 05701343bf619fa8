import { heatingSystems } from '../../channel/table.ts';
import type { Lever } from '../../scenario/lever.ts';
import {
  type BuildingClass,
  type CarbonFactor,
  carriers,
  type Envelope,
  leverIds,
  type Range,
  type StockModel,
  type SystemModel,
  variants,
} from './model.ts';
import { Reader, readSheet, readSource } from './read.ts';

export const stockFormat = 'urn:twinscape:stock-model:1';

/** Classes that every model describes: residential by size, the rest by use. */
export const classIds = [
  'SFH',
  'TH',
  'MFH',
  'AB',
  'retail',
  'office',
  'public',
  'school',
  'industry',
  'church',
  'other',
] as const;
export type ClassId = (typeof classIds)[number];

const heaters = heatingSystems.filter((system) => system !== 'none');

/**
 * Checks a parsed stock model file.
 * @throws Problem `stockField` naming the first place that is missing or wrong
 */
export function readStockModel(data: unknown, file: string): StockModel {
  const root = new Reader(data, file, '');
  root.at('format').oneOf([stockFormat]);
  const ageClasses = root.at('ageClasses').list(
    (age) => ({
      id: age.at('id').text(),
      label: age.at('label').texts(),
      to: age.at('to').number(0, 9999),
    }),
    1,
  );
  const ages = ageClasses.map((age) => age.id);
  const uncertainty = root.at('uncertainty');
  const climate = root.at('climate');
  const model: StockModel = {
    name: root.at('name').texts(),
    version: root.at('version').text(),
    note: root.at('note').texts(),
    baseYear: root.at('baseYear').number(1990, 2100),
    samples: root.at('samples').number(50, 5000),
    seed: root.at('seed').number(0, 2 ** 32 - 1),
    sources: root.at('sources').list(readSource, 1),
    climate: {
      heatingDays: climate.at('heatingDays').number(1, 366),
      thetaE: climate.at('thetaE').number(-40, 25),
      solar: climate
        .at('solar')
        .fields(['horizontal', 'east', 'south', 'west', 'north'], (side) => side.number(0, 3000)),
      baseTemperature: climate.at('baseTemperature').number(0, 25),
      designTemperature: climate.at('designTemperature').number(-60, 20),
      roof: climate.at('roof').number(0, 4000),
    },
    ageClasses,
    agePrior: root.at('agePrior').fields(ages, (weight) => weight.number(0)),
    systemPrior: root.at('systemPrior').fields(heaters, (weight) => weight.number(0)),
    classes: root.at('classes').fields(classIds, readClass),
    envelopes: root
      .at('envelopes')
      .record((family) => family.fields(ages, (age) => readVariants(age))),
    systems: root.at('systems').fields(heaters, readSystem),
    carbon: root.at('carbon').fields(carriers, readCarbon),
    pv: root.at('pv').fields(['suitableShare', 'moduleEfficiency', 'performanceRatio'], positive),
    heatPumpPeak: root.at('heatPumpPeak').fields(['seasonalOverDesign', 'simultaneity'], positive),
    uncertainty: {
      uValue: uncertainty.at('uValue').fields(variants, positive),
      ...uncertainty.fields(['infiltration', 'airUse', 'gains', 'shading', 'hotWater'], positive),
      thetaI: range(uncertainty.at('thetaI')),
      building: uncertainty.at('building').number(0, 2),
      agePrior: uncertainty.at('agePrior').number(0, 2),
    },
    levers: readSheet(root.at('levers'), leverIds),
  };
  for (const [id, { family }] of Object.entries(model.classes))
    if (model.envelopes[family] === undefined)
      root.at('classes').at(id).at('family').fail('must be a key of envelopes');
  return model;
}

/** Lever sheet of a stock model file, for the panel. @throws Problem `stockField` */
export const readLevers = (data: unknown, file: string): readonly Lever[] =>
  readStockModel(data, file).levers;

function range(r: Reader): Range {
  const [low, mode, high] = r.list((v) => v.number(), 3);
  if (!(low! <= mode! && mode! <= high!)) r.fail('must be [lowest, most likely, highest]');
  return [low!, mode!, high!];
}

function positive(r: Reader): Range {
  const found = range(r);
  if (found[0] <= 0) r.fail('must be above 0');
  return found;
}

const share = (r: Reader): number => r.number(0, 1);

function readClass(r: Reader): BuildingClass {
  return {
    label: r.at('label').texts(),
    family: r.at('family').text(),
    thetaI: r.at('thetaI').number(5, 30),
    ...r.fields(['reductionAt1', 'reductionAt4', 'heatedShare'], share),
    ...r.fields(['referenceShare', 'windowShare'], share),
    ...r.fields(['airUse', 'gains', 'hotWater'], (v) => v.number(0, 100)),
    roomHeight: r.at('roomHeight').number(1, 20),
    capacity: r.at('capacity').number(1, 1000),
  };
}

const envelopeKeys = ['wall', 'roof', 'floor', 'window', 'bridge', 'infiltration'] as const;

/** The three states of an envelope; a refurbishment never makes one part worse. */
function readVariants(r: Reader): StockModel['envelopes'][string][string] {
  const read = r.fields(
    variants,
    (v): Envelope => ({
      ...v.fields(envelopeKeys, (n) => n.number(0, 10)),
      g: v.at('g').number(0, 1),
    }),
  );
  for (const key of envelopeKeys)
    if (read.usual[key] > read.existing[key] || read.ambitious[key] > read.usual[key])
      r.fail(`has a refurbishment that raises ${key}`);
  return read;
}

function readSystem(r: Reader): SystemModel {
  return {
    carrier: r.at('carrier').oneOf(carriers),
    efficiency: r.at('efficiency').fields(variants, positive),
    hotWater: positive(r.at('hotWater')),
  };
}

function readCarbon(r: Reader): CarbonFactor {
  const [first, last] = r.at('spread').list(share, 2);
  return {
    path: r.at('path').list((step) => {
      const [year, value] = step.list((v) => v.number(0), 2);
      return [year!, value!] as const;
    }, 1),
    spread: [first!, last!],
    date: r.at('date').text(),
    source: r.at('source').text(),
  };
}
