import type { ModelCard } from '../cards/card.ts';

export const seriesCard: ModelCard = {
  id: 'series',
  title: { en: 'Load of the coming days', de: 'Last der kommenden Tage' },
  version: '1.1.0',
  purpose: {
    en: 'Continues an hourly series, such as a city’s electric load, for the coming hours and days from its own past, with a band that says how far off it usually is. It knows what repeats, and nothing of what never happened before.',
    de: 'Setzt eine stündliche Reihe, etwa die elektrische Last einer Stadt, aus ihrer eigenen Vergangenheit um Stunden und Tage fort, mit einem Band, das sagt, wie weit sie üblicherweise danebenliegt. Das Verfahren kennt, was sich wiederholt, und nichts, was noch nie vorkam.',
  },
  answers: ['load.*'],
  equations: [
    {
      text: {
        en: 'Benchmarks: naive, seasonal naive, Naive2, simple smoothing, Theta',
        de: 'Vergleichsverfahren: naiv, saisonal naiv, Naive2, einfache Glättung, Theta',
      },
      source: 'Makridakis, Spiliotis & Assimakopoulos 2020, Int. J. Forecasting 36',
    },
    {
      text: {
        en: 'Seasonal autoregression by least absolute deviations',
        de: 'Saisonale Autoregression mit kleinsten absoluten Abweichungen',
      },
      source: 'Box & Jenkins 1970; Schlossmacher 1973, J. American Statistical Association 68',
    },
    {
      text: {
        en: 'Double-seasonal exponential smoothing (day and week)',
        de: 'Doppelt saisonale exponentielle Glättung (Tag und Woche)',
      },
      source: 'Taylor 2003, J. Operational Research Society 54',
    },
    {
      text: {
        en: 'Regression on heating and cooling degrees, where temperatures are given',
        de: 'Regression auf Heiz- und Kühlgrade, wo Temperaturen vorliegen',
      },
      source: 'degree-day regression; src/forecast/series/weather.ts',
    },
    {
      text: {
        en: 'Public holidays taken as Sundays, by a share that earlier holidays tell; profiles by day class (working day, Saturday, Sunday)',
        de: 'Feiertage wie Sonntage, zu einem Anteil, den frühere Feiertage lehren; Profile nach Tagesart (Werktag, Samstag, Sonntag)',
      },
      source:
        'VDEW 1999, standard load profiles; Taylor 2010, European J. Operational Research 204; holidays: date-holidays (data CC BY-SA 3.0)',
    },
    {
      text: {
        en: 'Combination: weights by the inverse fourth power of the error in a backtest over rolling origins',
        de: 'Verbindung: Gewichte nach der inversen vierten Potenz des Fehlers in Rückrechnungen mit rollendem Beginn',
      },
      source: 'after Bates & Granger 1969, Operational Research Quarterly 20',
    },
  ],
  inputs: [
    {
      text: {
        en: 'Values at equal steps, oldest first; gaps are interpolated and counted',
        de: 'Werte in gleichen Schritten, älteste zuerst; Lücken werden interpoliert und gezählt',
      },
      unit: 'CSV',
    },
    {
      text: {
        en: 'Public holidays of the country (in the app: that of the city’s time zone)',
        de: 'Feiertage des Landes (in der Anwendung: nach der Zeitzone der Stadt)',
      },
    },
    {
      text: {
        en: 'Air temperature of history and horizon (may be left out)',
        de: 'Lufttemperatur von Vergangenheit und Vorhersagezeit (kann fehlen)',
      },
      unit: 'degC',
    },
  ],
  validity: [
    {
      en: 'Hourly series of two weeks and more; best from five weeks on; up to a few days ahead',
      de: 'Stündliche Reihen ab zwei Wochen; am besten ab fünf Wochen; bis wenige Tage voraus',
    },
  ],
  references: [
    { suite: 'load series' },
    { suite: 'load series, hold-out' },
    { suite: 'simple smoothing' },
  ],
  failures: [
    {
      en: 'Temperatures of the coming hours are taken as given: the error of a weather forecast is not in the band',
      de: 'Temperaturen der kommenden Stunden gelten als bekannt: Der Fehler einer Wettervorhersage ist nicht im Band',
    },
    {
      en: 'The band is right over many days; a single day may miss all of it',
      de: 'Das Band stimmt über viele Tage; ein einzelner Tag kann ganz danebenliegen',
    },
    {
      en: 'With less than four weeks of history the 95 % bands held only 89 to 90 %',
      de: 'Bei weniger als vier Wochen Vergangenheit hielten die 95-%-Bänder nur 89 bis 90 %',
    },
    {
      en: 'Events that no calendar knows (a strike, an outage, a match) are not foreseen',
      de: 'Ereignisse, die kein Kalender kennt (Streik, Ausfall, Spiel), sieht das Verfahren nicht',
    },
  ],
  intervals: {
    method: {
      en: 'Split conformal: the errors at up to 16 origins of the series’ own past, scaled by step of the horizon, widened by Student’s t for the few origins (Lei et al. 2018). Their coverage is measured with the other origins and shown.',
      de: 'Split Conformal: die Fehler an bis zu 16 Zeitpunkten der eigenen Vergangenheit, je Schritt skaliert und wegen der wenigen Zeitpunkte mit Student-t geweitet (Lei et al. 2018). Ihre Abdeckung wird mit den übrigen Zeitpunkten gemessen und gezeigt.',
    },
    samples: 16,
    level: 95,
  },
  method: 'src/forecast/series/METHOD.md',
};
