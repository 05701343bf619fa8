/** Wörter der Stunden eines Gebäudes. */
export const hoursWords = {
  hours: {
    title: 'Stunden dieses Gebäudes',
    use: 'Nutzung',
    computing: 'Die 8.760 Stunden eines Jahres werden für dieses Gebäude berechnet.',
    again: 'Die Stunden von B werden für die jetzigen Regler berechnet.',
    none: 'In diesem Gebäude wird nichts geheizt, gekühlt oder verbraucht, darum gibt es keine Stunden zu zeichnen.',
  },
};
