import type { ModelCard } from '../cards/card.ts';

/** Card of the traffic what-if; that of the assignment itself is `assignmentCard`. */
export const trafficCard: ModelCard = {
  id: 'traffic',
  title: { en: 'Traffic what-if', de: 'Verkehr im Was-wäre-wenn' },
  version: '1.0.0',
  purpose: {
    en: 'Answers which way car traffic, modes of travel and exhaust of a city would move if charges, timetables, cycling tracks, electric cars or single roads changed. It compares plans with today; it does not replace counts, and is no basis for the layout of a junction.',
    de: 'Sagt, in welche Richtung sich Autoverkehr, Verkehrsmittelwahl und Abgase einer Stadt bewegen, wenn sich Gebühren, Takte, Radwege, Elektroautos oder einzelne Straßen ändern. Es vergleicht Pläne mit heute; Zählungen ersetzt es nicht, und für den Entwurf einer Kreuzung taugt es nicht.',
  },
  answers: [
    'carTrips',
    'vehicleKilometres',
    'carSpeed',
    'delay',
    'carTime',
    'transitTime',
    'carShare',
    'transitShare',
    'bicycleShare',
    'walkShare',
    'trafficCo2',
    'trafficNox',
    'carElectricity',
    'road.*',
    'district.carShare',
    'district.transitShare',
    'district.bicycleShare',
    'district.walkShare',
    'district.carTime',
    'district.transitTime',
    'district.carTrips',
    'district.trafficCo2',
    'district.trafficNox',
  ],
  restsOn: ['assignment', 'logit'],
  equations: [
    {
      text: {
        en: 'Trips between zones by purpose: doubly constrained gravity model, balanced to 1e-6',
        de: 'Fahrten zwischen Zonen nach Zweck: zweiseitig gekoppeltes Gravitationsmodell, auf 1e-6 ausgeglichen',
      },
      source: 'Furness 1965; Ortúzar & Willumsen 2011, Modelling Transport, chapter 5',
    },
    {
      text: {
        en: 'Mode: multinomial logit of generalised minutes, constants calibrated to today’s shares',
        de: 'Verkehrsmittel: multinomiales Logit der generalisierten Minuten, Konstanten an heutige Anteile angepasst',
      },
      source: 'McFadden 1974; Train 2009, Discrete Choice Methods with Simulation, 2.8',
    },
    {
      text: {
        en: 'Public transport: frequency-based search of the timetable’s hour, else a stated speed and headway',
        de: 'Öffentlicher Verkehr: Suche nach Takt in der Stunde des Fahrplans, sonst genanntes Tempo und genannter Takt',
      },
      source: 'Spiess & Florian 1989, Transportation Research Part B 23',
    },
    {
      text: {
        en: 'Traffic over the edge: incremental logit between the car and all else',
        de: 'Verkehr über die Stadtgrenze: inkrementelles Logit zwischen Auto und allem anderen',
      },
      source: 'Kumar 1980, Transportation Research Record 775',
    },
    {
      text: {
        en: 'Where there are counts: each gateway’s traffic by generalised least squares, judged at stations left out',
        de: 'Wo es Zählungen gibt: Verkehr jedes Tors nach verallgemeinerten kleinsten Quadraten, beurteilt an weggelassenen Stellen',
      },
      source:
        'Maher 1983, Transportation Research Part B 17; Cascetta 1984, Transportation Research Part B 18',
    },
    {
      text: {
        en: 'NOx and fuel by mean speed, hot engines; CO2 of the fuel',
        de: 'NOx und Kraftstoff nach mittlerem Tempo, warme Motoren; CO2 des Kraftstoffs',
      },
      source:
        'EMEP/EEA guidebook 2013 (September 2014) and 2016, 1.A.3.b.i-iv, rows named in emissions.ts and heavyClasses.ts; IPCC 2006 Guidelines, volume 2, tables 1.2 and 1.4',
      url: 'https://www.eea.europa.eu/publications/emep-eea-guidebook-2016',
    },
  ],
  inputs: [
    { text: { en: 'Road network of the city', de: 'Straßennetz der Stadt' }, unit: 'GeoParquet' },
    {
      text: {
        en: 'Districts with inhabitants, jobs where known; buildings where there are some',
        de: 'Bezirke mit Einwohnern, Arbeitsplätze wo bekannt; Gebäude, wo es welche gibt',
      },
      unit: 'GeoJSON',
    },
    {
      text: {
        en: 'Timetable, where there is one',
        de: 'Fahrplan, wo es einen gibt',
      },
      unit: 'GTFS',
    },
    {
      text: {
        en: 'Assumptions of the city’s traffic model, each a range with its source',
        de: 'Annahmen des Verkehrsmodells der Stadt, jede eine Spanne mit Quelle',
      },
      unit: 'JSON',
    },
  ],
  validity: [
    {
      en: 'The morning hour of a working day; other hours take its routes with more or less traffic',
      de: 'Die Morgenstunde eines Werktags; andere Stunden nutzen ihre Wege mit mehr oder weniger Verkehr',
    },
    {
      en: 'By district: trips of inhabitants that start there, those over the edge of the city left out; mean times from door to door of the modelled hour; exhaust of all traffic on the roads in it',
      de: 'Je Bezirk: Wege der Bevölkerung, die dort beginnen, ohne die über den Stadtrand; mittlere Zeiten von Tür zu Tür in der gerechneten Stunde; Abgase allen Verkehrs auf seinen Straßen',
    },
    {
      en: 'Who travels where stays as today: no new destinations, homes or firms',
      de: 'Wer wohin fährt, bleibt wie heute: keine neuen Ziele, Wohnungen oder Betriebe',
    },
    {
      en: 'Exhaust of warm engines on the modelled roads: no cold starts, no wear, no power plants',
      de: 'Abgase warmer Motoren auf den gerechneten Straßen: kein Kaltstart, kein Abrieb, keine Kraftwerke',
    },
  ],
  references: [
    { suite: 'vehicle exhaust' },
    { suite: 'traffic assignment' },
    { suite: 'mode choice' },
  ],
  failures: [
    {
      en: 'Only Bologna is fitted to counts, and only its traffic over the edge: seven regional stations, all at the edge of the modelled area. Fitted, R² is 0.98 and the mean GEH 5.5 (before: 0.53 and 20.8); a station left out of the fit is met with R² 0.54 and GEH 17.9. A single road without a count may be wrong by half; traffic within the city is not held to any count',
      de: 'Nur Bologna ist an Zählungen angepasst, und nur sein Verkehr über den Rand: sieben regionale Zählstellen, alle am Rand des gerechneten Gebiets. Angepasst ist R² 0,98 und der mittlere GEH 5,5 (vorher 0,53 und 20,8); eine weggelassene Stelle wird mit R² 0,54 und GEH 17,9 getroffen. Eine einzelne Straße ohne Zählung kann um die Hälfte falsch sein; der Verkehr in der Stadt ist an keiner Zählung geprüft',
    },
    {
      en: 'Main roads around Bologna come from a source without directions and lanes: directions follow from right-hand traffic, lanes from the class',
      de: 'Hauptstraßen um Bologna stammen aus einer Quelle ohne Richtungen und Fahrstreifen: Richtungen folgen aus dem Rechtsverkehr, Fahrstreifen aus der Klasse',
    },
    {
      en: 'Trips, time values, the fleet and traffic over the edge are round assumptions: changes are better founded than levels',
      de: 'Fahrten, Zeitwerte, Flotte und Verkehr über die Grenze sind runde Annahmen: Änderungen sind besser begründet als Höhen',
    },
    {
      en: 'Trucks are rigid ones of 7.5–12 t (30 %) and 14–20 t (30 %) and articulated ones of 34–40 t (40 %), half laden on level roads: own assumption. Of HBEFA 4.2’s average fleet of 2022 on all roads, as SUMO’s documentation lists it, about 23 % of the Euro V and VI trucks are rigid up to 12 t, 15 % rigid above and 62 % articulated. Euro V trucks all have SCR here: with exhaust gas recirculation they emit 2.1 to 2.6 times the NOx at 86 km/h. Rows of Euro VI trucks were read in one source only',
      de: 'Lkw sind Solofahrzeuge mit 7,5–12 t (30 %) und 14–20 t (30 %) und Sattelzüge mit 34–40 t (40 %), halb beladen auf ebener Straße: eigene Annahme. In der mittleren Flotte 2022 von HBEFA 4.2 auf allen Straßen, wie SUMOs Dokumentation sie aufführt, sind von den Euro-V- und -VI-Lkw etwa 23 % Solofahrzeuge bis 12 t, 15 % schwerere und 62 % Sattelzüge. Euro-V-Lkw haben hier alle SCR: mit Abgasrückführung stoßen sie bei 86 km/h das 2,1- bis 2,6-Fache an NOx aus. Die Zeilen der Euro-VI-Lkw wurden nur an einer Stelle gelesen',
    },
    {
      en: 'NOx of Euro 6 diesel cars is the guidebook’s row of 2013. Its edition of 2016, as read in one source, has 2.4 times as much at 50 km/h for cars up to 2016, 1.8 times for 2017–2019 and 0.9 times from 2020',
      de: 'NOx der Euro-6-Diesel-Pkw folgt der Zeile des Handbuchs von 2013. Seine Ausgabe von 2016, an einer Stelle gelesen, hat bei 50 km/h für Pkw bis 2016 das 2,4-Fache, für 2017–2019 das 1,8-Fache und ab 2020 das 0,9-Fache',
    },
    {
      en: 'Signals, turns and queues that spill back are not part of it; turn restrictions are not known',
      de: 'Ampeln, Abbiegen und Rückstau gehören nicht dazu; Abbiegeverbote sind nicht bekannt',
    },
    {
      en: 'Traffic that passes through has no choice but its route: a charge around the centre makes it drive around',
      de: 'Durchgangsverkehr wählt nur seinen Weg: Eine Maut um die Mitte lässt ihn außen herum fahren',
    },
  ],
  intervals: {
    method: {
      en: '5th and 95th percentile over samples of all assumptions by a Latin hypercube, today and plan with the same sample; the first answer scales eight of them instead of searching their routes',
      de: '5. und 95. Perzentil über Stichproben aller Annahmen nach einem lateinischen Hyperwürfel, heute und Plan mit derselben Stichprobe; die erste Antwort skaliert acht davon, statt ihre Wege zu suchen',
    },
    samples: 24,
    level: 90,
  },
};
