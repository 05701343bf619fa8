/** Words of a road network that was dropped on the map. */
export const roadFileWords = {
  roadFile: {
    roads: 'Roads',
    length: 'Length',
    nodes: 'Junctions and ends',
    links: 'Directions for cars',
    assumed: 'Lanes or speed assumed',
    ofLinks: '{{some}} of {{all}} directions',
    shownOnly:
      'The network is shown by class. The city’s traffic is computed on its own network, not on this one.',
  },
} as const;
