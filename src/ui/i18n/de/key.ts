/** Wörter des Schlüssels, den ein Strom verlangt. */
export const keyWords = {
  key: {
    header: 'Kopf der Anfrage',
    value: 'Schlüssel',
    use: 'Diesen Schlüssel verwenden',
    note: 'Bleibt, bis diese Seite geschlossen wird, und geht nur an {{origin}}. Ein Link auf diese Ansicht enthält ihn nicht.',
  },
};
