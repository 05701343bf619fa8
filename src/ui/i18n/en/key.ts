/** Words of the key that a feed asks for. */
export const keyWords = {
  key: {
    header: 'Request header',
    value: 'Key',
    use: 'Use this key',
    note: 'Kept until this page is closed; sent to {{origin}} only. A link to this view does not hold it.',
  },
} as const;
