/** Wörter der Begleitung eines Fahrzeugs mit der Kamera. */
export const followWords = {
  follow: {
    following: 'Begleitet wird {{title}}',
    stop: 'Nicht mehr begleiten',
    ended: 'Die Fahrt von {{title}} ist zu Ende.',
    dismiss: 'Meldung schließen',
  },
};
