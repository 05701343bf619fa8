/** Wörter der Begleitung eines Fahrzeugs mit der Kamera. */
export const followWords = {
  follow: {
    following: 'Begleitet wird {{title}}',
    stop: 'Nicht mehr begleiten',
    ended: '{{title}} ist nicht mehr unterwegs.',
    dismiss: 'Meldung schließen',
  },
};
