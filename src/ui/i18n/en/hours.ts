/** Words of the hours of one building. */
export const hoursWords = {
  hours: {
    title: 'Hours of this building',
    use: 'Use',
    computing: 'The 8,760 hours of a year are being computed for this building.',
    again: 'The hours of B are being computed for the levers as they stand.',
    none: 'Nothing is heated, cooled or used in this building, so it has no hours to draw.',
  },
} as const;
