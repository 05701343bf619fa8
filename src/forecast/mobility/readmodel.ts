import { buildingUses } from '../../channel/table.ts';
import { Reader, readSheet, readSource } from '../energy/read.ts';
import { vehicleClassIds } from './emissions.ts';
import { trafficLeverIds } from './inputs.ts';
import {
  type Agreement,
  type Assumed,
  type Calibration,
  choiceKeys,
  externalClasses,
  modes,
  type Purpose,
  roadKeys,
  type TrafficModel,
  transitKeys,
} from './model.ts';

export const trafficFormat = 'urn:twinscape:traffic-model:1';

/**
 * Checks a parsed traffic model file.
 * @throws Problem `trafficField` naming the first place that is missing or wrong
 */
export const readTrafficModel = (data: unknown, file: string): TrafficModel =>
  readRoot(new Reader(data, file, '', 'trafficField'));

/** How a parsed traffic model file was fitted to counts, undefined where it was not; the rest is not looked at. */
export function calibrationOf(data: unknown, file: string): Calibration | undefined {
  const root = new Reader(data, file, '', 'trafficField');
  return root.has('calibration') ? readCalibration(root.at('calibration')) : undefined;
}

function readRoot(root: Reader): TrafficModel {
  root.at('format').oneOf([trafficFormat]);
  const external = root.at('external');
  const fleet = root.at('fleet');
  const model: TrafficModel = {
    name: root.at('name').texts(),
    version: root.at('version').text(),
    note: root.at('note').texts(),
    baseYear: root.at('baseYear').number(1990, 2100),
    samples: root.at('samples').number(8, 500),
    seed: root.at('seed').number(0, 2 ** 32 - 1),
    sources: root.at('sources').list(readSource, 1),
    hour: root.at('hour').number(0, 23),
    course: root.at('course').list((share) => share.number(0, 1), 24),
    daysPerYear: assumed(root.at('daysPerYear'), 1, 366),
    jobsPerInhabitant: root.at('jobsPerInhabitant').number(0, 5),
    areaPerJob: root.at('areaPerJob').fields(buildingUses, (v) => v.number(0, 10_000)),
    zones: root.at('zones').number(2, 1000),
    purposes: root.at('purposes').list(readPurpose, 1),
    modeShares: root.at('modeShares').fields(modes, (v) => assumed(v, 0.1, 100)),
    choice: root.at('choice').fields(choiceKeys, (v) => assumed(v)),
    transit: root.at('transit').fields(transitKeys, (v) => assumed(v)),
    roads: root.at('roads').fields(roadKeys, (v) => assumed(v)),
    external: {
      load: external.at('load').fields(externalClasses, (v) => v.number(0, 2)),
      scale: assumed(external.at('scale')),
      through: assumed(external.at('through'), 0, 1),
      carShare: assumed(external.at('carShare'), 0, 1),
    },
    fleet: {
      cars: classShares(fleet.at('cars')),
      vans: classShares(fleet.at('vans')),
      trucks: classShares(fleet.at('trucks')),
      co2: assumed(fleet.at('co2')),
      nox: assumed(fleet.at('nox')),
    },
    chargeRadius: root.at('chargeRadius').number(100, 50_000),
    levers: readSheet(root.at('levers'), trafficLeverIds, 'mobility'),
    calibration: root.has('calibration') ? readCalibration(root.at('calibration')) : undefined,
  };
  sumsToOne(root.at('course'), model.course);
  for (const part of ['bicycleSpeed', 'walkSpeed', 'valueOfTime'] as const)
    if (!(model.choice[part].range[0] > 0)) root.at('choice').at(part).fail('must be above 0');
  return model;
}

function readCalibration(r: Reader): Calibration {
  const agreement = (at: Reader): Agreement => ({
    r2: at.at('r2').value === null ? null : at.at('r2').number(0, 1),
    rmse: at.at('rmse').number(0),
    geh: at.at('geh').number(0),
    below5: at.at('below5').number(0, 1),
  });
  return {
    method: r.at('method').texts(),
    stations: r.at('stations').number(1),
    before: agreement(r.at('before')),
    after: agreement(r.at('after')),
    heldOut: agreement(r.at('heldOut')),
    residents: r.at('residents').number(0, 1),
    gateways: r.at('gateways').list((g) => ({
      lon: g.at('lon').number(-180, 180),
      lat: g.at('lat').number(-90, 90),
      factor: g.at('factor').number(0, 100),
    })),
  };
}

function sumsToOne(at: Reader, shares: readonly number[]): void {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 0.005) at.fail(`must sum to 1 (is ${sum.toFixed(3)})`);
}

function assumed(r: Reader, least = 0, most = 1e6): Assumed {
  const [low, mode, high] = r.at('range').list((v) => v.number(least, most), 3);
  if (!(low! <= mode! && mode! <= high!))
    r.at('range').fail('must be [lowest, most likely, highest]');
  return {
    range: [low!, mode!, high!],
    source: r.at('source').text(),
    own: r.has('own') && r.at('own').value === true,
  };
}

function readPurpose(r: Reader): Purpose {
  return {
    id: r.at('id').text(),
    label: r.at('label').texts(),
    trips: assumed(r.at('trips'), 0, 20),
    occupancy: assumed(r.at('occupancy'), 1, 9),
    outward: r.at('outward').number(0, 1),
    homeward: r.at('homeward').number(0, 1),
    attraction: r.at('attraction').fields(['population', 'jobs'], (v) => v.number(0, 100)),
    deterrence: assumed(r.at('deterrence'), 0, 1),
  };
}

function classShares(r: Reader): Readonly<Record<string, number>> {
  const shares = r.record((v) => v.number(0, 1));
  for (const id of Object.keys(shares))
    if (!(vehicleClassIds as readonly string[]).includes(id))
      r.at(id).fail(`must be one of ${vehicleClassIds.join(', ')}`);
  sumsToOne(r, Object.values(shares));
  return shares;
}
