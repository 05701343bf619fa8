/** Words of following a vehicle with the camera. */
export const followWords = {
  follow: {
    following: 'Following {{title}}',
    stop: 'Stop following',
    ended: '{{title}} has ended its trip.',
    dismiss: 'Put this message away',
  },
} as const;
