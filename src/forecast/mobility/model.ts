import type { BuildingUse } from '../../channel/table.ts';
import type { Text } from '../../channel/text.ts';
import type { Lever } from '../../scenario/lever.ts';

export const modes = ['car', 'transit', 'bicycle', 'walk'] as const;
export type Mode = (typeof modes)[number];

/** Lowest, most likely and highest value of a triangular distribution. */
export type Range = readonly [number, number, number];

/** An assumption with its spread and where it is from. */
export interface Assumed {
  readonly range: Range;
  readonly source: string;
  /** A round value of this model's own, not a published one. */
  readonly own: boolean;
}

/** Why people travel: how often, when, whom a place sends out and draws. */
export interface Purpose {
  readonly id: string;
  readonly label: Text;
  /** Trips per inhabitant and working day, there and back counted as two. */
  readonly trips: Assumed;
  /** Persons in a car. */
  readonly occupancy: Assumed;
  /** Share of the trips that leave home, and that go home, in the modelled hour. */
  readonly outward: number;
  readonly homeward: number;
  /** How much an inhabitant and a job draw, relative to each other. */
  readonly attraction: { readonly population: number; readonly jobs: number };
  /** Deterrence exp(-d t) by generalised minutes of car travel. */
  readonly deterrence: Assumed;
}

/** Everything that a city's traffic model assumes (`seeds/traffic`), checked by `readTrafficModel`. */
export interface TrafficModel {
  readonly name: Text;
  readonly version: string;
  readonly note: Text;
  readonly baseYear: number;
  readonly samples: number;
  readonly seed: number;
  readonly sources: readonly { readonly text: Text; readonly url?: string }[];
  /** Local hour that is modelled, and share of a working day's car traffic by hour. */
  readonly hour: number;
  readonly course: readonly number[];
  /** Working days that a year's traffic makes. */
  readonly daysPerYear: Assumed;
  /** Jobs where no dataset tells: per inhabitant, and gross floor area per job by use, m2 (0: none). */
  readonly jobsPerInhabitant: number;
  readonly areaPerJob: Readonly<Record<BuildingUse, number>>;
  /** Zones that the city is divided into, about. */
  readonly zones: number;
  readonly purposes: readonly Purpose[];
  /** Shares of trips today by mode, percent. */
  readonly modeShares: Readonly<Record<Mode, Assumed>>;
  readonly choice: Readonly<Record<ChoiceKey, Assumed>>;
  readonly transit: Readonly<Record<TransitKey, Assumed>>;
  readonly roads: Readonly<Record<RoadKey, Assumed>>;
  /** Traffic over the city's edge: share of capacity used in the modelled hour by class of road. */
  readonly external: {
    readonly load: Readonly<Record<ExternalClass, number>>;
    readonly scale: Assumed;
    /** Share that passes through without a stop. */
    readonly through: Assumed;
    /** Share of the trips between outside and the city that are by car today. */
    readonly carShare: Assumed;
  };
  readonly fleet: {
    /** Shares of vehicle kilometres of cars with a combustion engine, of vans and of trucks by class. */
    readonly cars: Readonly<Record<string, number>>;
    readonly vans: Readonly<Record<string, number>>;
    readonly trucks: Readonly<Record<string, number>>;
    readonly co2: Assumed;
    readonly nox: Assumed;
  };
  /** Area where the city charge counts: around the middle of people and jobs, metres. */
  readonly chargeRadius: number;
  readonly levers: readonly Lever[];
  /** What counts were fitted to; absent where the model was not fitted. */
  readonly calibration?: Calibration | undefined;
}

/** A gateway whose traffic was fitted to counts. */
export interface FittedGateway {
  readonly lon: number;
  readonly lat: number;
  /** Its traffic as a multiple of what its roads' classes make expect. */
  readonly factor: number;
}

/** How a model agrees with counts: `CountComparison` without its places; r2 is null below three places. */
export interface Agreement {
  readonly r2: number | null;
  /** Vehicles per hour. */
  readonly rmse: number;
  readonly geh: number;
  readonly below5: number;
}

/** How the traffic over a city's edge was fitted to counts (`twin traffic calibrate`). */
export interface Calibration {
  readonly method: Text;
  /** Stations that were used, all of them in `after`, all but the one in question in `heldOut`. */
  readonly stations: number;
  readonly before: Agreement;
  readonly after: Agreement;
  readonly heldOut: Agreement;
  /** Share of the traffic past the stations that is of the city's own people. */
  readonly residents: number;
  readonly gateways: readonly FittedGateway[];
}

export const choiceKeys = [
  /** Weight of a generalised minute in the utility. */
  'scale',
  /** EUR/h. */
  'valueOfTime',
  'walkWeight',
  'bicycleWeight',
  'waitWeight',
  /** Minutes from the door to the wheel and back. */
  'carAccess',
  /** km/h. */
  'walkSpeed',
  'bicycleSpeed',
  /** Share of perceived cycling time that a complete cycling network saves. */
  'cyclingGain',
] as const;
export type ChoiceKey = (typeof choiceKeys)[number];

export const transitKeys = [
  /** EUR a trip. */
  'fare',
  /** Minutes that a change feels like, besides waiting. */
  'transfer',
  /** Without a timetable: km/h along the street, minutes between departures, walk at both ends in minutes. */
  'speed',
  'headway',
  'access',
] as const;
export type TransitKey = (typeof transitKeys)[number];

export const roadKeys = [
  /** BPR: time = free time (1 + b (volume / capacity) ^ power). */
  'b',
  'power',
  /** Factor on the capacities of the road table. */
  'capacity',
  /** Litres of fuel per 100 km, kWh per 100 km. */
  'fuelUse',
  'electricityUse',
  /** EUR/kWh. */
  'electricityPrice',
  /** Vans and trucks, percent of vehicles, and how many cars a truck counts for. */
  'vans',
  'trucks',
  'truckEquivalent',
] as const;
export type RoadKey = (typeof roadKeys)[number];

export const externalClasses = ['motorway', 'trunk', 'primary', 'secondary'] as const;
export type ExternalClass = (typeof externalClasses)[number];
