import type { Language } from '../../state/view.ts';

/** Names of city figures by the quantity id of `channel.Figure`. */
export const quantityNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    heatingNeed: 'Heating need',
    finalEnergy: 'Energy for heat and hot water',
    co2: 'CO₂ of heat and hot water',
    electricityUse: 'Electricity for heating',
    pvYield: 'Solar power from roofs',
    gas: 'Gas',
    oil: 'Heating oil',
    districtHeat: 'District heat',
    biomass: 'Wood and other biomass',
    co2AvoidedByPv: 'CO₂ avoided by solar power',
    peakLoad: 'Peak load of electric heating',
    buildingsRetrofitted: 'Buildings retrofitted',
    coolingNeed: 'Cooling need',
    electricityTotal: 'Electricity, all uses',
    electricityPeak: 'Peak draw from the grid',
    selfConsumption: 'Solar power used on the spot',
    carTrips: 'Car trips',
    vehicleKilometres: 'Distance driven by all vehicles',
    carSpeed: 'Mean speed of cars',
    delay: 'Time lost in traffic',
    carTime: 'Mean travel time by car, door to door',
    transitTime: 'Mean travel time by public transport, door to door',
    carShare: 'Trips by car',
    transitShare: 'Trips by public transport',
    bicycleShare: 'Trips by bicycle',
    walkShare: 'Trips on foot',
    trafficCo2: 'CO₂ of traffic',
    trafficNox: 'Nitrogen oxides of traffic',
    carElectricity: 'Electricity for cars',
    heatAirTemperature: 'Air on a hot summer day, where people live',
    heatMitigation: 'Heat mitigation index, where people live',
  },
  de: {
    heatingNeed: 'Heizwärmebedarf',
    finalEnergy: 'Energie für Heizung und Warmwasser',
    co2: 'CO₂ aus Heizung und Warmwasser',
    electricityUse: 'Strom für Heizung',
    pvYield: 'Solarstrom von Dächern',
    gas: 'Gas',
    oil: 'Heizöl',
    districtHeat: 'Fernwärme',
    biomass: 'Holz und andere Biomasse',
    co2AvoidedByPv: 'Durch Solarstrom vermiedenes CO₂',
    peakLoad: 'Spitzenlast der Elektroheizungen',
    buildingsRetrofitted: 'Sanierte Gebäude',
    coolingNeed: 'Kühlbedarf',
    electricityTotal: 'Strom, alle Anwendungen',
    electricityPeak: 'Höchster Netzbezug',
    selfConsumption: 'Selbst genutzter Solarstrom',
    carTrips: 'Autofahrten',
    vehicleKilometres: 'Von allen Fahrzeugen gefahrene Strecke',
    carSpeed: 'Mittlere Geschwindigkeit der Autos',
    delay: 'Im Verkehr verlorene Zeit',
    carTime: 'Mittlere Reisezeit mit dem Auto, Tür zu Tür',
    transitTime: 'Mittlere Reisezeit mit öffentlichem Verkehr, Tür zu Tür',
    carShare: 'Wege mit dem Auto',
    transitShare: 'Wege mit öffentlichem Verkehr',
    bicycleShare: 'Wege mit dem Fahrrad',
    walkShare: 'Wege zu Fuß',
    trafficCo2: 'CO₂ des Verkehrs',
    trafficNox: 'Stickoxide des Verkehrs',
    carElectricity: 'Strom für Autos',
    heatAirTemperature: 'Luft am heißen Sommertag, wo Menschen wohnen',
    heatMitigation: 'Index der Hitzeminderung, wo Menschen wohnen',
  },
};

/** What a figure without a unit of measure counts, or where its scale ends. */
export const countedThings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { buildingsRetrofitted: 'buildings', heatMitigation: 'of 1' },
  de: { buildingsRetrofitted: 'Gebäude', heatMitigation: 'von 1' },
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
