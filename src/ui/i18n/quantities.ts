import type { Language } from '../../state/view.ts';

/** Names of city figures by the quantity id of `channel.Figure`. */
export const quantityNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    heatingNeed: 'Heating demand',
    usefulHeat: 'Useful heat',
    finalEnergy: 'Final energy for heating',
    electricity: 'Electricity',
    electricityUse: 'Electricity for heating',
    gas: 'Gas for heating',
    co2: 'CO₂ emissions',
    emissions: 'CO₂ emissions',
    pvYield: 'Solar power from roofs',
    peakLoad: 'Peak electric load',
    cost: 'Cost',
  },
  de: {
    heatingNeed: 'Heizwärmebedarf',
    usefulHeat: 'Nutzwärme',
    finalEnergy: 'Endenergie für Heizung',
    electricity: 'Strom',
    electricityUse: 'Strom für Heizung',
    gas: 'Gas für Heizung',
    co2: 'CO₂-Ausstoß',
    emissions: 'CO₂-Ausstoß',
    pvYield: 'Solarstrom von Dächern',
    peakLoad: 'Höchste Stromlast',
    cost: 'Kosten',
  },
};

/** Name of a quantity; one without a name is shown by its id in plain words. */
export function quantityName(quantity: string, language: Language): string {
  const last = quantity.slice(quantity.lastIndexOf('.') + 1);
  const known = quantityNames[language][quantity] ?? quantityNames[language][last];
  if (known !== undefined) return known;
  const words = last
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
