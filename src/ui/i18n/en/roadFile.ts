/** Words of a road network that was dropped on the map. */
export const roadFileWords = {
  roadFile: {
    roads: 'Roads',
    length: 'Length',
    nodes: 'Junctions and ends',
    links: 'Directions for cars',
    assumed: 'Lanes or speed assumed',
    ofLinks: '{{some}} of {{all}} directions',
    format: 'Format',
    lines: 'Lines in the file',
    drivable: 'Of them for cars',
    leftOut: 'Left out:',
    left: {
      otherClass: 'paths and other ways without cars',
      closed: 'closed to private cars, aisles of car parks and the like',
      unreachable: 'roads that cannot be reached from the others, or left',
      noLine: 'features that are no line',
      turns: 'signs that forbid or prescribe a turn, which routes do not heed',
    },
    barriers: 'Barriers that cut a road',
    usual_one: '{{count}} lane each way, {{speed}}, {{capacity}} per lane',
    usual_other: '{{count}} lanes each way, {{speed}}, {{capacity}} per lane',
    without: 'of the length, {{lanes}} have no lanes mapped, {{speed}} no speed',
    usualFrom:
      'Where the file says nothing, these usual values of the class hold; capacity always does. From:',
    class: {
      motorway: 'Motorway',
      trunk: 'Trunk road',
      primary: 'Primary road',
      secondary: 'Secondary road',
      tertiary: 'Tertiary road',
      unclassified: 'Minor road',
      residential: 'Residential street',
      living_street: 'Living street',
      service: 'Access road',
    },
    shownOnly:
      'The network is shown by class. The city’s traffic is computed on its own network, not on this one.',
  },
} as const;
