/**
 * Unit codes used in channels, catalogues and on the command line (UCUM where UCUM has one), and how
 * people read them. Symbols are the same in every language; words ("people") belong to `src/ui/i18n`.
 */
const symbols: Readonly<Record<string, string>> = {
  '1': '',
  '%': '%',
  '%/a': '%/a',
  a: '',
  min: 'min',
  deg: '°',
  m: 'm',
  km: 'km',
  m2: 'm²',
  km2: 'km²',
  degC: '°C',
  K: 'K',
  W: 'W',
  MW: 'MW',
  'W/(m2.K)': 'W/(m²·K)',
  kWh: 'kWh',
  'kWh/a': 'kWh/a',
  MWh: 'MWh',
  'MWh/a': 'MWh/a',
  'GWh/a': 'GWh/a',
  'kWh/(m2.a)': 'kWh/(m²·a)',
  'kt/a': 'kt/a',
  't/a': 't/a',
  'kg/a': 'kg/a',
  'kg/(m2.a)': 'kg/(m²·a)',
  'g/kWh': 'g/kWh',
  'km/h': 'km/h',
  'ug/m3': 'µg/m³',
  's-1': '1/s',
  'veh/h': 'veh/h',
  '1/d': '1/d',
  'km/d': 'km/d',
  'h/d': 'h/d',
  'kg/(km.h)': 'kg/(km·h)',
  'g/(km.h)': 'g/(km·h)',
};

/** The symbol to print after a number; an unknown code is printed as it is. */
export const unitSymbol = (code: string): string => symbols[code] ?? code;

/** NBSP between number and unit, none before a degree sign; minus is U+2212. */
export function withUnit(number: string, code: string): string {
  const symbol = unitSymbol(code);
  const signed = number.replace(/^-/, '−');
  if (symbol === '') return signed;
  return symbol === '°' ? `${signed}°` : `${signed} ${symbol}`;
}
