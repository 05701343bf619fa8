import { analysisWords } from './en/analysis.ts';
import { findingsWords } from './en/findings.ts';
import { followWords } from './en/follow.ts';
import { hoursWords } from './en/hours.ts';
import { keyWords } from './en/key.ts';
import { layersWords } from './en/layers.ts';
import { modelsWords } from './en/models.ts';
import { roadFileWords } from './en/roadFile.ts';
import { scenarioWords } from './en/scenario.ts';
import { transitWords } from './en/transit.ts';

/** Every word of the interface; `de.ts` has the same keys. */
export const en = {
  common: {
    close: 'Close',
    cancel: 'Cancel',
    undo: 'Undo',
    tryAgain: 'Try again',
  },
  regions: { map: 'Map' },
  city: {
    choose: 'Choose a city',
    none: 'No city',
    opening: 'Opening a city',
    synthetic: 'demo city, synthetic',
    syntheticData: 'Synthetic data',
  },
  language: { choose: 'Language' },
  theme: { toDark: 'Dark appearance', toLight: 'Light appearance' },
  share: {
    label: 'Share view',
    copied: 'Link copied. It holds layers, camera, time and levers.',
    failed: 'The browser does not allow copying. The link is {{url}}',
  },
  search: {
    label: 'Find a building, street, district or stop',
    placeholder: 'Find an address or place',
    hint: 'Type at least two letters of a name or an id.',
    none: 'Nothing is called “{{query}}” here. Try a street, a district or a building id.',
    kind: {
      building: 'Building',
      district: 'District',
      stop: 'Stop',
      station: 'Station',
      road: 'Street',
    },
  },
  mode: {
    measure: 'Measure',
    label: 'View',
    map: 'Map',
    charts: 'Charts',
  },
  themes: {
    buildings: 'Buildings',
    environment: 'Environment',
    mobility: 'Mobility',
    energy: 'Energy',
    base: 'Base map',
  },
  ...layersWords,
  side: {
    label: 'Which state is shown',
    a: 'Today',
    b: 'Scenario',
    diff: 'Difference',
    cycle: 'Showing: {{side}}. Show the next state',
  },
  lever: { source: 'Source:', today: 'today {{value}}' },
  scenario: {
    title: 'Scenario',
    levers: 'Assumptions',
    figures: 'Key figures',
    reset: 'Back to today’s values',
    resetDone: 'All levers are back at today’s values.',
    method: 'How the figures come about',
    comparedWith: 'compared with',
    today: 'today',
    marksToday: 'marks today',
    opening: 'The city is being opened. Its levers appear here.',
    preparing: 'The model of this city is being prepared. Its levers appear here.',
    failed: 'The model of this city could not be prepared; the reason stands below.',
    cityFailed:
      'The city could not be opened, so there is nothing to compute. Choose another city above.',
    noModel:
      'This city has no building stock model, so nothing can be computed. Add a stock model to its catalogue.',
    noBuildings:
      'This city has no buildings, so nothing can be computed. Add a building dataset to its catalogue.',
  },
  figure: {
    heading: { a: 'Key figures today', b: 'Key figures', diff: 'Change from A to B' },
    ranges: 'ranges: 9 in 10 model runs',
    waiting: 'The first figures are being computed.',
    veryLikely: 'Very likely between {{lower}} and {{upper}}',
    lessThanA: '{{value}} less than A',
    moreThanA: '{{value}} more than A',
    sameAsA: 'same as A',
    counted: 'Follows from the levers alone',
    clearlyLess: 'Clearly less',
    clearlyMore: 'Clearly more',
    noClearDifference: 'No clear difference',
  },
  method: {
    title: 'How the figures come about',
    model:
      'Each part of the city has a model of its own. The energy of every building follows EN ISO 13790 from its type (TABULA), size and weather: by the hour where the city has hourly weather, else over a heating season. Traffic follows from people, jobs, roads and the timetable; summer heat from land cover and trees. The levers say how much of this is otherwise by the target year; the city’s figures are sums or means over all buildings, trips and places.',
    interval:
      'Many assumptions are not known exactly: insulation, room temperature, how people choose their way, what a tree cools. Each model is run again and again with values drawn from their known spread. The range shown holds 9 in 10 of these runs.',
    words:
      '“Very likely” means 9 in 10 model runs. “Clearly” means that the whole range of the difference lies on one side of zero. Otherwise there is “no clear difference”.',
    difference:
      'The difference B−A is taken run by run, with the same drawn values on both sides, so that what is uncertain about both does not count twice.',
    sources: 'What the model rests on',
    runs: '{{samples}} runs, seed {{seed}}: the same levers always give the same numbers.',
    allKnown: 'Of all {{buildings}} buildings age, use, heating and size are known.',
    assumed:
      'Of {{buildings}} buildings, the age of {{age}}, the use of {{use}} and the heating of {{heating}} had to be assumed; {{size}} were left out because their size is not known.',
    levers: 'Assumptions: A is today, B is the scenario as it stands now.',
    lever: 'Assumption',
    range: 'Range',
  },
  inspector: { id: 'Feature id', title: 'Selected on the map', notKnown: 'not known' },
  tools: {
    title: 'Camera',
    brief: 'Camera, most used',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    north: 'North up',
    tilt: 'Tilt the view',
    home: 'Whole city',
  },
  attribution: { title: 'Scale and sources' },
  time: {
    title: 'Time',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    times: '{{value}}×',
    now: 'Now',
    scrub: 'Time of day',
    meanOf: 'Mean of {{from}}–{{to}}',
    pausedAt: 'Paused on {{day}} at {{clock}}',
  },
  charts: {
    close: 'Back to the map',
    asTable: '{{title}} as a table',
    empty: 'This city has no hourly series and no forecast, so there is nothing to draw yet.',
    hourly: 'hourly means',
    dailyBand: 'daily mean; the band holds the lowest and highest hour of each day',
    hour: 'Hour',
    day: 'Day',
    year: 'Year',
    value: 'Value',
    lowest: 'Lowest hour',
    highest: 'Highest hour',
    band: '9 in 10 runs',
    courseNote:
      '{{first}} to {{last}}, whole years. The band holds 9 in 10 model runs of B. A is the level of {{first}}.',
    courseLabel: '{{title}} from {{first}} to {{last}}; at the end {{value}} in the scenario',
  },
  twin: {
    open: 'Map in words',
    title: 'The map in words',
    time: '{{day}}, {{clock}}. Shown: {{side}}.',
    layers_one: '{{count}} visible layer',
    layers_other: '{{count}} visible layers',
    loading: 'loading',
    change: 'Change from A: {{value}}, very likely between {{lower}} and {{upper}}. {{verdict}}',
    figures: 'Key figures',
  },
  globe: {
    unsupported: 'The map needs WebGL 2',
    unsupportedMend:
      'This browser does not offer it. Turn on hardware acceleration in its settings or use a current Firefox, Chrome, Edge or Safari. Lists, charts and figures work without the map.',
    cityFailed: 'The city did not open',
    starting: 'Starting the map.',
    opening: 'Opening the city.',
    layersLoading_one: '{{count}} layer is loading.',
    layersLoading_other: '{{count}} layers are loading.',
  },
  phone: {
    grip: 'Panel height: {{size}}. Change',
    size: { low: 'low', middle: 'middle', full: 'full' },
    tabs: 'Main parts',
    tab: {
      layers: 'Layers',
      scenario: 'Scenario',
      time: 'Time',
      figures: 'Figures',
      more: 'More',
    },
  },
  ...analysisWords,
  ...followWords,
  ...hoursWords,
  ...keyWords,
  ...roadFileWords,
  ...transitWords,
  ...findingsWords,
  ...scenarioWords,
  ...modelsWords,
  kiosk: {
    question: 'What will it take to heat our city?',
    questionAll: 'How shall our city be heated, and how shall it move?',
    questionMove: 'How shall our city move, and how shall it stay cool?',
    look: 'What would you like to see of the city?',
    controls: 'Language and start',
    startAgain: 'Start again',
    stillThere: 'Is anyone still there?',
    resetIn_one: 'The view starts again in {{count}} second.',
    resetIn_other: 'The view starts again in {{count}} seconds.',
    stay: 'Go on',
  },
} as const;

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
/** The shape that every language fills. */
export type Translation = Words<typeof en>;
