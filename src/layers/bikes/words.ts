import type { Text } from '../../channel/text.ts';
import type { Field } from '../layer.ts';
import type { FreeVehicle, VehicleType } from './gbfs.ts';
import type { BikeStatus, BikeSystem, Station } from './system.ts';
import type { Zone, ZoneRule } from './zones.ts';

/**
 * Availability older than this is stale, seconds (GBFS: “data in the feeds should be as fresh as possible but
 * must not be more than 5 minutes out-of-date”), or than twice the time that the feed itself says it holds.
 */
export const staleAfter = (ttl: number | undefined): number => Math.max(300, 2 * (ttl ?? 0));

const ageText = (seconds: number): string => {
  const age = Math.max(0, Math.round(seconds));
  if (age < 120) return `${age}\u00a0s`;
  if (age < 7200) return `${Math.round(age / 60)}\u00a0min`;
  return age < 172_800 ? `${Math.round(age / 3600)}\u00a0h` : `${Math.round(age / 86_400)}\u00a0d`;
};

const isoOf = (time: number): string => new Date(time * 1000).toISOString();

/** How old the availability is. @param now Unix seconds */
export function ageNote(
  { updated, ttl }: Pick<BikeSystem, 'updated' | 'ttl'>,
  recorded: boolean,
  now: number,
): Text | undefined {
  if (recorded) return { en: 'A recording.', de: 'Eine Aufzeichnung.' };
  if (updated === undefined) return undefined;
  const age = ageText(now - updated);
  return now - updated > staleAfter(ttl)
    ? {
        en: `Stale: what is available was reported ${age} ago. It is of that time, whatever the clock shows.`,
        de: `Veraltet: Was verfügbar ist, wurde vor ${age} gemeldet. Es gilt für diese Zeit, was die Uhr auch zeigt.`,
      }
    : {
        en: `Live, ${age} old: what is available now, whatever the clock shows.`,
        de: `Live, ${age} alt: was jetzt verfügbar ist, was die Uhr auch zeigt.`,
      };
}

/** What is left out, and what fails. */
export function leftNotes(
  { unplaced, zones }: BikeSystem,
  { failing, next, refused }: BikeStatus,
  now: number,
): Text[] {
  const notes: Text[] = [];
  if (unplaced > 0)
    notes.push({
      en: `Stations without a place, left out: ${unplaced}.`,
      de: `Stationen ohne Ort, nicht gezeichnet: ${unplaced}.`,
    });
  if (zones.left > 0)
    notes.push({
      en: `Zones that cannot be drawn: ${zones.left}.`,
      de: `Zonen, die sich nicht zeichnen lassen: ${zones.left}.`,
    });
  if (failing > 0) {
    const wait = next === undefined ? undefined : ageText(next - now);
    notes.push({
      en: `A feed fails; its last good answer stays.${wait === undefined ? '' : ` Asked again in ${wait}.`}${refused > 0 ? ` Answers refused: ${refused}.` : ''}`,
      de: `Ein Feed fällt aus; seine letzte gute Antwort bleibt.${wait === undefined ? '' : ` Nächste Anfrage in ${wait}.`}${refused > 0 ? ` Abgewiesene Antworten: ${refused}.` : ''}`,
    });
  }
  return notes;
}

const forms: Readonly<Record<string, Text>> = {
  bicycle: { en: 'Bicycle', de: 'Fahrrad' },
  cargo_bicycle: { en: 'Cargo bicycle', de: 'Lastenrad' },
  car: { en: 'Car', de: 'Auto' },
  moped: { en: 'Moped', de: 'Motorroller' },
  scooter: { en: 'Scooter', de: 'Tretroller' },
  scooter_standing: { en: 'Scooter', de: 'Tretroller' },
  scooter_seated: { en: 'Seated scooter', de: 'Roller mit Sitz' },
};

const electric: Text = { en: 'electric', de: 'elektrisch' };

/** What a vehicle type is called: its own name, else its form. */
export function typeText(type: VehicleType | undefined): Text {
  const form = forms[type?.form ?? ''] ?? { en: 'Vehicle', de: 'Fahrzeug' };
  if (type?.name !== undefined) return type.name;
  return type?.propulsion.startsWith('electric') === true
    ? { en: `${form.en}, ${electric.en}`, de: `${form.de}, ${electric.de}` }
    : form;
}

export function stationFields(station: Station, { regions, types }: BikeSystem): readonly Field[] {
  const { status, capacity, region } = station;
  const at = status?.reported === undefined ? undefined : isoOf(status.reported);
  const window = at === undefined ? {} : { window: { start: at, end: at } };
  const count = (en: string, de: string, value: number | undefined): Field => ({
    label: { en, de },
    value: value ?? null,
    unit: '1',
    ...window,
  });
  const byType = [...(status?.byType ?? [])].filter(([, number]) => number > 0);
  return [
    count('Available', 'Verfügbar', status?.bikes),
    ...(byType.length < 2
      ? []
      : byType.map(([id, number]) => {
          const name = typeText(types.get(id));
          return count(`of these ${name.en}`, `davon ${name.de ?? name.en}`, number);
        })),
    count('Docks free', 'Plätze frei', status?.docks),
    ...(status?.disabled ? [count('Out of order', 'Außer Betrieb', status.disabled)] : []),
    count('Docks in all', 'Plätze insgesamt', capacity),
    ...(regions.has(region)
      ? [{ label: { en: 'Region', de: 'Gebiet' }, value: null, words: regions.get(region)! }]
      : []),
  ];
}

/** State of a station in a word or two. */
export function stationText({ status }: Station, system: string): Text {
  if (status !== undefined && !status.installed)
    return {
      en: `Bike station, not in place, ${system}`,
      de: `Radstation, nicht aufgebaut, ${system}`,
    };
  if (status !== undefined && !status.renting)
    return { en: `Bike station, closed, ${system}`, de: `Radstation, geschlossen, ${system}` };
  if (status !== undefined && !status.returning)
    return {
      en: `Bike station, takes none back, ${system}`,
      de: `Radstation, keine Rückgabe, ${system}`,
    };
  return { en: `Bike station, ${system}`, de: `Radstation, ${system}` };
}

export function vehicleFields(vehicle: FreeVehicle): readonly Field[] {
  const { reserved, disabled, range, reported } = vehicle;
  const at = reported === undefined ? undefined : isoOf(reported);
  const words: Text = disabled
    ? { en: 'out of order', de: 'außer Betrieb' }
    : reserved
      ? { en: 'reserved', de: 'reserviert' }
      : { en: 'available', de: 'verfügbar' };
  return [
    {
      label: { en: 'State', de: 'Zustand' },
      value: null,
      words,
      ...(at === undefined ? {} : { window: { start: at, end: at } }),
    },
    ...(range === undefined
      ? []
      : [{ label: { en: 'Range', de: 'Reichweite' }, value: range / 1000, unit: 'km' }]),
  ];
}

/** Rules of a zone, one field each. */
export function zoneFields(
  { rules }: Pick<Zone, 'rules'>,
  { types }: BikeSystem,
): readonly Field[] {
  return rules.map((rule) => {
    const names = rule.types.map((id) => typeText(types.get(id)));
    const of = (language: 'en' | 'de', all: string): string =>
      names.length === 0 ? all : names.map((name) => name[language] ?? name.en).join(', ');
    return {
      label: { en: of('en', 'All vehicles'), de: of('de', 'Alle Fahrzeuge') },
      value: null,
      words: ruleText(rule),
    };
  });
}

function ruleText({ start, end, through, fastest, atStation }: ZoneRule): Text {
  const parts: Text[] = [];
  const say = (en: string, de: string): void => {
    parts.push({ en, de });
  };
  if (through === false) say('no riding through', 'keine Durchfahrt');
  if (start === false && end === false)
    say('no starting or ending a ride', 'kein Fahrtbeginn und -ende');
  else if (start === false) say('no starting a ride', 'kein Fahrtbeginn');
  else if (end === false) say('no ending a ride', 'kein Fahrtende');
  if (atStation === true) say('leave it at a station', 'Abstellen nur an Stationen');
  if (fastest !== undefined) say(`at most ${fastest}\u00a0km/h`, `höchstens ${fastest}\u00a0km/h`);
  if (parts.length === 0) say('rides allowed', 'Fahrten erlaubt');
  return {
    en: parts.map(({ en }) => en).join('; '),
    de: parts.map(({ de, en }) => de ?? en).join('; '),
  };
}
