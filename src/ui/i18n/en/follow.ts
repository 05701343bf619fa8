/** Words of following a vehicle with the camera. */
export const followWords = {
  follow: {
    following: 'Following {{title}}',
    stop: 'Stop following',
    ended: '{{title}} is no longer under way.',
    dismiss: 'Put this message away',
  },
} as const;
