import type { RoadNetwork } from '../../channel/roads.ts';

/** Inputs of the traffic model. `model` is the parsed traffic model file of the city. */
export interface TrafficInputs {
  readonly roads: RoadNetwork;
  /** Where people live and work: `zonesOf` makes it of districts and buildings. */
  readonly zones: CityZones;
  readonly model: unknown;
  /** Public transport of the modelled hour; without it the model's stated speed and headway count. */
  readonly transit?: TransitService | undefined;
  /** Name of the traffic model file, for problems. */
  readonly file: string;
  /** Names of the road table and of the districts, for problems. */
  readonly roadsFile?: string | undefined;
  readonly zonesFile?: string | undefined;
}

/** Districts with their people, and buildings by which people are spread within them. */
export interface CityZones {
  readonly count: number;
  readonly id: readonly string[];
  readonly name: readonly string[];
  /** Outer and inner rings of each district by the even-odd rule; `[lon, lat, lon, lat, …]`, degrees. */
  readonly rings: readonly (readonly Float64Array[])[];
  /** Inhabitants; 0 where the districts do not tell. */
  readonly population: Float64Array;
  /** Jobs by district; NaN where the districts do not tell. */
  readonly jobs: Float64Array;
  readonly buildings?: {
    readonly count: number;
    readonly lon: Float64Array;
    readonly lat: Float64Array;
    /** Row of the district that it lies in, -1 where none. */
    readonly district: Int32Array;
    /** Inhabitants; NaN where not known. */
    readonly population: Float64Array;
    /** Gross floor area, m2; NaN where not known. */
    readonly floorArea: Float64Array;
    /** Index into `buildingUses`, 255 where not known. */
    readonly use: Uint8Array;
  };
}

/** Public transport between stops in one hour, by route: what a frequency-based search needs. */
export interface TransitService {
  /** First second of the hour in the service day. */
  readonly from: number;
  readonly stops: { readonly lon: Float64Array; readonly lat: Float64Array };
  readonly routes: number;
  /** Rides from a stop to the next one on a route: minutes on average, departures in the hour. */
  readonly rides: {
    readonly count: number;
    readonly route: Int32Array;
    readonly from: Int32Array;
    readonly to: Int32Array;
    readonly minutes: Float32Array;
    readonly departures: Float32Array;
  };
}

/**
 * Ids of the levers, all of group `mobility`. `ev_share` is the building stock's lever too: one slider for
 * the charging at home and the exhaust on the road.
 */
export const trafficLeverIds = [
  'travel_demand',
  'transit_frequency',
  'fuel_price',
  'city_charge',
  'cycling_network',
  'ev_share',
] as const;
export type TrafficLeverId = (typeof trafficLeverIds)[number];

/** Channels by link of the modelled hour, with their units. */
export const roadChannelUnits = {
  'road.flow': 'veh/h',
  'road.speed': 'km/h',
  'road.saturation': '%',
  'road.co2': 'kg/(km.h)',
  'road.nox': 'g/(km.h)',
} as const;
export type RoadChannelId = keyof typeof roadChannelUnits;

/** Channels by district, with their units: trips that start there, and the exhaust of the roads in it. */
export const districtChannelUnits = {
  carShare: '%',
  transitShare: '%',
  bicycleShare: '%',
  walkShare: '%',
  carTime: 'min',
  transitTime: 'min',
  carTrips: '1/d',
  trafficCo2: 't/a',
  trafficNox: 'kg/a',
} as const;
/** A channel's id is `district.` and this. */
export type DistrictQuantity = keyof typeof districtChannelUnits;

/** Figures of the city, with their units, in the order in which they are shown. */
export const trafficFigureUnits = {
  carTrips: '1/d',
  vehicleKilometres: 'km/d',
  carSpeed: 'km/h',
  delay: 'h/d',
  carTime: 'min',
  transitTime: 'min',
  carShare: '%',
  transitShare: '%',
  bicycleShare: '%',
  walkShare: '%',
  trafficCo2: 'kt/a',
  trafficNox: 't/a',
  carElectricity: 'GWh/a',
} as const;
export type TrafficQuantity = keyof typeof trafficFigureUnits;
