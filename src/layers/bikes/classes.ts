import type { Text } from '../../channel/text.ts';
import type { LegendClass } from '../layer.ts';
import type { FreeVehicle } from './gbfs.ts';
import type { BikeSystem, Station } from './system.ts';
import { kindOf, type ZoneKind } from './zones.ts';

const stations: Text = { en: 'Stations', de: 'Stationen' };
const vehicles: Text = { en: 'Vehicles outside stations', de: 'Fahrzeuge außerhalb von Stationen' };
const zones: Text = { en: 'Zones', de: 'Zonen' };

/** Fill of a station: one hue from pale to strong by bikes, sand where none is left, grey where unknown. */
export const fillClasses: readonly LegendClass[] = [
  { code: 0, label: { en: 'Empty', de: 'Leer' }, color: '#d9b8a6', group: stations },
  {
    code: 1,
    label: { en: '1 to 3 available', de: '1 bis 3 verfügbar' },
    color: '#a78bc0',
    group: stations,
  },
  {
    code: 2,
    label: { en: '4 to 9 available', de: '4 bis 9 verfügbar' },
    color: '#7a52a3',
    group: stations,
  },
  {
    code: 3,
    label: { en: '10 and more available', de: 'ab 10 verfügbar' },
    color: '#47226e',
    group: stations,
  },
  {
    code: 4,
    label: { en: 'Not known, or closed', de: 'Nicht bekannt oder geschlossen' },
    color: '#8a9299',
    group: stations,
  },
];

export const vehicleClasses: readonly LegendClass[] = [
  { code: 10, label: { en: 'Available', de: 'Verfügbar' }, color: '#0a7f95', group: vehicles },
  {
    code: 11,
    label: { en: 'Reserved or out of order', de: 'Reserviert oder außer Betrieb' },
    color: '#8b949a',
    group: vehicles,
  },
];

export const zoneClasses: Readonly<Record<ZoneKind, LegendClass>> = {
  closed: {
    code: 20,
    label: { en: 'No riding', de: 'Keine Durchfahrt' },
    color: '#b12437',
    group: zones,
  },
  noEnd: {
    code: 21,
    label: { en: 'No starting or ending a ride', de: 'Kein Fahrtbeginn oder -ende' },
    color: '#c77700',
    group: zones,
  },
  slow: {
    code: 22,
    label: { en: 'Speed limit', de: 'Höchstgeschwindigkeit' },
    color: '#306eb3',
    group: zones,
  },
  open: {
    code: 23,
    label: { en: 'Service area', de: 'Bediengebiet' },
    color: '#499057',
    group: zones,
  },
};

/** Code of a station's class. */
export function classOf({ status }: Pick<Station, 'status'>): number {
  const bikes = status?.bikes;
  if (status === undefined || bikes === undefined || !status.renting || !status.installed) return 4;
  if (bikes === 0) return 0;
  return bikes < 4 ? 1 : bikes < 10 ? 2 : 3;
}

export const vehicleClass = ({ reserved, disabled }: FreeVehicle): LegendClass =>
  vehicleClasses[reserved || disabled ? 1 : 0]!;

/** The classes that a system has anything of. */
export function classesOf(system: BikeSystem): readonly LegendClass[] {
  const kinds = new Set(system.zones.zones.map(kindOf));
  return [
    ...(system.stations.length > 0 ? fillClasses : []),
    ...(system.vehicles.length > 0 ? vehicleClasses : []),
    ...(Object.keys(zoneClasses) as ZoneKind[])
      .filter((k) => kinds.has(k))
      .map((k) => zoneClasses[k]),
  ];
}
