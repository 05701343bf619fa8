import { unitSymbol } from '../../channel/unit.ts';
import type { Language } from '../../state/view.ts';

/** Units that read better as words beside a figure. */
const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    '%/a': '% per year',
    'kWh/a': 'kWh per year',
    'MWh/a': 'MWh per year',
    'GWh/a': 'GWh per year',
    'kWh/(m2.a)': 'kWh/m² per year',
    'kg/(m2.a)': 'kg/m² per year',
    'kt/a': 'kt per year',
    't/a': 't per year',
    'veh/h': 'vehicles per hour',
    '1/d': 'per day',
    'km/d': 'km per day',
    'h/d': 'hours per day',
    'kg/(km.h)': 'kg per km and hour',
    'g/(km.h)': 'g per km and hour',
    person: 'people',
    'person/km2': 'people/km²',
    'EUR/a': '€ per year',
  },
  de: {
    '%/a': '% pro Jahr',
    'kWh/a': 'kWh pro Jahr',
    'MWh/a': 'MWh pro Jahr',
    'GWh/a': 'GWh pro Jahr',
    'kWh/(m2.a)': 'kWh/m² pro Jahr',
    'kg/(m2.a)': 'kg/m² pro Jahr',
    'kt/a': 'kt pro Jahr',
    't/a': 't pro Jahr',
    'veh/h': 'Fahrzeuge pro Stunde',
    '1/d': 'pro Tag',
    'km/d': 'km pro Tag',
    'h/d': 'Stunden pro Tag',
    'kg/(km.h)': 'kg pro km und Stunde',
    'g/(km.h)': 'g pro km und Stunde',
    person: 'Personen',
    'person/km2': 'Personen/km²',
    'EUR/a': '€ pro Jahr',
  },
};

/** The unit as it stands after a figure: words where the language has them, else the symbol. */
export const unitWord = (code: string, language: Language): string =>
  words[language][code] ?? unitSymbol(code);

/** Number text and unit joined by a no-break space; nothing between number and degree sign. */
export const joinUnit = (number: string, code: string, language: Language): string =>
  joinWord(number, unitWord(code, language));

/** As `joinUnit`, for a unit that is already a symbol or word. */
export function joinWord(number: string, unit: string): string {
  if (unit === '') return number;
  return unit === '°' ? `${number}°` : `${number}\u00a0${unit}`;
}
