/** Models, their inputs and their scenarios. */
export const forecastProblems = {
  weatherHeader:
    '{{file}} is not an EPW weather file: its first line must be LOCATION with latitude, longitude, time zone and elevation. Replace the file, or remove it to use the climate of the stock model.',
  weatherLength:
    '{{file}} has {{count}} hourly rows where a year has 8760 or 8784. Use a file of one whole year.',
  weatherRow:
    '{{file}}, line {{line}}: temperature, irradiation or wind is not a number. Correct the line, or replace the file.',
  stockField:
    '{{file}}: {{place}} {{detail}}. Correct it; seeds/stock/demo.json is a whole example.',
  forecastBuildings:
    '{{file}}: no building has a floor area, or footprint and height, so that nothing can be forecast. Add these columns to the building table.',
  forecastUnprepared:
    '{{file}}: a forecast was asked for before the city was prepared. Reload the page.',
  envelopeCount:
    '{{file}}: the buildings’ outer surfaces have {{count}} rows, the building table {{buildings}}. Build the city again, so that both are of one run.',
  hoursNone:
    '{{file}}: this city has no weather file, so that there are no hours. Add an EPW file of a typical year to its catalogue.',
  hoursBuilding:
    '{{file}}: there is no building {{building}} among {{count}}. Choose one of the map, or an id of the building table.',
  hoursSize:
    '{{file}}: building {{building}} has neither floor area nor footprint and height, so that its hours cannot be computed. Add them to the building table.',
  hoursUnheated:
    '{{file}}: building {{building}} is not heated and has no rooms in use, so that there are no hours to show. Choose another one.',
  roadsFile:
    '{{file}}: {{detail}}. Write a JSON list of changes like [{"kind": "closed", "roads": ["id", …]}, {"kind": "speed", "speed": 30, "roads": ["id", …]}].',
  roadsUnknown:
    '{{file}} names roads that {{city}} does not have ({{roads}}). Use the ids of its road table.',
  roadsModel:
    '{{city}} has no traffic model, so changes of roads in {{file}} would change nothing. Leave them out, or build the city with one.',
  scenarioFile:
    '{{file}} cannot be opened as a scenario of this city: {{detail}}. Choose a file that was saved as a scenario here.',
  leverFile:
    '{{file}}: {{detail}}. Write one JSON object of lever id to number, for example {"retrofit_rate": 2.5}.',
  leverUnknown: '{{file}}: there is no lever “{{lever}}”. Use one of {{known}}.',
  leverRange:
    '{{file}}: lever “{{lever}}” is {{value}}, outside {{min}} to {{max}} {{unit}}. Choose a value inside.',
  cityDataset:
    '{{file}} lists no distribution that conforms to {{standard}} ({{what}}). Add it, or build the city again.',
  trafficField:
    '{{file}}: {{place}} {{detail}}. Correct it; seeds/traffic/demo.json is a whole example.',
  trafficZones:
    '{{file}}: no district has inhabitants or jobs near a road, so that nobody travels. Add a “population” to the districts.',
  trafficRoads:
    '{{file}}: {{detail}}, so that no traffic can be modelled. Build the road table again from a larger area.',
  assignNoPath:
    '{{file}}: no path leads from zone {{origin}} to zone {{destination}}, between which there are trips. Add the missing links, or take these trips out.',
  tntpHeader:
    '{{file}} has no whole number behind <{{name}}> before <END OF METADATA>. Add that line.',
  tntpLine: '{{file}}, line {{line}}: {{detail}}. Correct that line.',
  tntpZones:
    '{{file}} has trips between {{trips}} zones where the network has {{zones}}. Use a network and trips of one city.',
  logitChoice:
    '{{file}}, observation {{observation}}: alternative {{alternative}} was chosen but was not available. Correct the choice or the availability.',
  logitSingular:
    '{{file}}: the data do not tell parameter {{parameter}} apart from the others. Fix one constant per set of alternatives at 0, or take the parameter out.',
  logitDiverges:
    '{{file}}: the likelihood keeps growing with parameter {{parameter}}, so that it has no estimate. Take the parameter out, or more observations in.',
  heatColumn:
    '{{file}} lacks the columns {{columns}} (it has {{known}}). Write them into its first line, as in the biophysical table of InVEST.',
  heatValue:
    '{{file}}, line {{line}}: {{column}} is “{{value}}”, not {{expected}}. Correct the line.',
  heatTwice:
    '{{file}}, line {{line}}: land cover {{code}} stands there twice. Remove one of the lines.',
  heatField: '{{file}}: {{place}} {{detail}}. Correct it; seeds/heat/demo.json is a whole example.',
  heatClass:
    '{{file}} has {{count}} land covers without a line in {{table}}: {{codes}}. Add them there, or declare them as nodata.',
  heatDegrees:
    '{{file}} has cells in degrees ({{crs}}), but cooling works over metres. Reproject it first, for example with gdalwarp -t_srs EPSG:32632 -r near.',
  heatSize:
    '{{file}} has {{cells}} million cells where {{most}} million fit into memory. Cut out the city or take larger cells (gdalwarp -te, -tr).',
  heatApart:
    '{{file}}: evapotranspiration has no value above 0 where the land cover {{landCover}} lies. Use a raster of the same place.',
  heatWeather:
    '{{file}}: the city {{city}} has no weather, which thermal stress needs. Add an EPW file to its catalogue (conformsTo of energyplus weather in src/catalogue/standards.ts).',
  heatTime:
    '{{file}}: “{{time}}” is no time. Write it like 2025-07-15T14:00, which is the city’s time, or with a zone like 2025-07-15T12:00Z.',
  inputFile: '{{file}} cannot be read ({{detail}}). Check the path and that it is a file.',
  zoneShape: '{{file}}: {{place}} must be {{expected}}. Write it so.',
  zoneField: '{{file}}: {{place}} is not a field of a zone. Remove it, or use one of {{known}}.',
  zoneMissing:
    '{{file}}: {{place}} is missing. Add it; src/forecast/energy/hourly/METHOD.md shows a whole zone.',
  zoneNumber: '{{file}}: {{place}} is {{value}}, not a number. Write a finite number there.',
  zonePositive: '{{file}}: {{place}} is {{value}}. Write a number above 0.',
  zoneRange: '{{file}}: {{place}} is {{value}}, outside {{min}} to {{max}}. Choose a value inside.',
  zoneDay:
    '{{file}}: {{place}} has {{count}} values where a day has 24. Write 24 values, hour beginning, one number for all hours, or null.',
  zoneSetpoints:
    '{{file}}: at hour {{hour}} the set-point of heating ({{heating}} °C) is above that of cooling ({{cooling}} °C). Lower the one or raise the other.',
  zoneMass:
    '{{file}}: massArea is too small for opaque parts that lose {{opaque}} W/K. Set it to more than {{least}} m²; EN ISO 13790 has 2.5 to 3.5 times the floor area.',
  zoneTabula:
    '{{file}}: row “{{row}}” has no {{column}}, so no zone can be made from it. Use a row of the TABULA building tables with areas and U values.',
  pvColumns:
    '{{file}} has no line of column names with {{columns}}. Write month, day, hour, beam, diffuse, temperature and wind above the values.',
  pvLength:
    '{{file}} has {{count}} hourly rows where a year has 8760 or 8784. Use a file of one whole year.',
  pvRow: '{{file}}, line {{line}}: {{column}} is “{{value}}”, not a number. Correct the line.',
  pvOrder:
    '{{file}}, line {{line}}: the hour is {{value}} where {{expected}} follows. Sort the rows from 1 January, hours 0 to 23.',
  loadEmpty:
    '{{file}} has no series. Write a row for each: its name, then its values, oldest first.',
  loadShort:
    '{{file}}: series “{{id}}” has {{count}} values, a forecast needs two or more. Write a row for each series: its name, then its values, oldest first.',
  loadValue:
    '{{file}}, row {{row}}, column {{column}}: “{{value}}” is not a number. Correct it; leave the cell empty, or write NA, where no value is known.',
  loadHistory:
    '{{file}} has {{days}} days of values before the hour shown; a forecast needs {{least}} or more. Move the clock to a later day.',
  loadTemperature:
    '{{file}}: {{count}} temperatures for {{id}}, of {{needed}} that its values and the horizon need. Give a row for {{id}}, or one row for all, that begins with the first value and covers the horizon.',
  calendarCountry:
    'There is no calendar of public holidays called “{{code}}”. Give a country, or country and region, by ISO 3166: DE, DE-BY, IT.',
  loadQuote: '{{file}}, row {{row}}: {{detail}}. Close the quotes in that row.',
} as const;
