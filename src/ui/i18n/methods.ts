import type { Language } from '../../state/view.ts';

/** German names of the reference suites; English ones are the suites' own. */
const suites: Readonly<Record<string, string>> = {
  'sun position': 'Sonnenstand',
  transposition: 'Einstrahlung auf geneigte Flächen',
  'PV year': 'Jahr einer Photovoltaikanlage',
  '5R1C step': 'Einzelne Stunden des 5R1C-Modells',
  carbon: 'CO₂-Faktoren',
  'simple smoothing': 'Einfache Glättung',
  'load series': 'Lastreihen',
  'load series, hold-out': 'Lastreihen, zurückgehaltene Stunden',
  'traffic assignment': 'Verkehrsumlegung',
  'mode choice': 'Verkehrsmittelwahl',
  'urban cooling': 'Kühlung der Stadt',
  flood: 'Hochwasser',
};

/** German names of the forecasting methods; English ones are the methods' own. */
const methods: Readonly<Record<string, string>> = {
  naive: 'letzter Wert',
  theta: 'Theta',
  'seasonal naive 24': 'Vortag wiederholt',
  'seasonal naive 168': 'Vorwoche wiederholt',
  'profile, recent': 'Wochenprofil, jüngst',
  'profile, steady': 'Wochenprofil, stetig',
  'profile by day class': 'Profil nach Tagesart',
  'double-seasonal smoothing': 'doppelt saisonale Glättung',
  autoregression: 'Autoregression',
  'autoregression, days': 'Autoregression, Tage',
  'autoregression, week': 'Autoregression, Woche',
  'autoregression, neighbours': 'Autoregression, Nachbarstunden',
  'regression on weather': 'Regression auf das Wetter',
};

/** English names that read better than the code's own. */
const englishMethods: Readonly<Record<string, string>> = {
  naive: 'last value',
  'seasonal naive 24': 'day before, repeated',
  'seasonal naive 168': 'week before, repeated',
};

export const suiteName = (name: string, language: Language): string =>
  (language === 'de' ? suites[name] : undefined) ?? name;

export const seriesMethodName = (name: string, language: Language): string =>
  (language === 'de' ? methods[name] : englishMethods[name]) ?? name;
