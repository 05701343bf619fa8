/**
 * A clear typical year at 45 N 11 E: warmest in July at 15 o'clock, sun by its height, humidity 50 %, wind 2.5 m/s.
 * `change` gives other fields of a row, by column of the format.
 */
export function clearYear(
  change: (hour: number) => Readonly<Record<number, string | number>> = () => ({}),
): string {
  const rows = Array.from({ length: 8760 }, (_, i) => {
    const [day, hour] = [Math.floor(i / 24), i % 24];
    const season = -Math.cos(((day - 20) / 365) * 2 * Math.PI);
    const declination = 23.4 * -Math.cos(((day + 10) / 365) * 2 * Math.PI);
    const [lat, dec, turn] = [45, declination, 15 * (hour + 0.5 - 12.27)].map(
      (d) => (d * Math.PI) / 180,
    ) as [number, number, number];
    const up = Math.sin(lat) * Math.sin(dec) + Math.cos(lat) * Math.cos(dec) * Math.cos(turn);
    const beam = up > 0.02 ? 850 * up ** 0.3 : 0;
    const diffuse = up > 0 ? 40 + 80 * up : 0;
    const temperature = 14 + 11 * season - 6 * Math.cos(((hour - 3) / 24) * 2 * Math.PI);
    const fields: (string | number)[] = new Array(35).fill(0);
    fields.splice(0, 9, 2001, 1, 1, hour + 1, 60, '?', temperature.toFixed(1), 8, 50);
    fields[12] = 9999;
    fields[13] = Math.round(beam * Math.max(0, up) + diffuse);
    fields[14] = Math.round(beam);
    fields[15] = Math.round(diffuse);
    fields[21] = 2.5;
    fields[23] = 0;
    for (const [column, value] of Object.entries(change(i))) fields[Number(column)] = value;
    return fields.join(',');
  });
  const head = ['DESIGN', 'TYPICAL', 'GROUND', 'HOLIDAYS', 'COMMENTS 1', 'COMMENTS 2'];
  return [
    'LOCATION,Town,-,-,-,0,45.0,11.0,1.0,60.0',
    ...head,
    'DATA PERIODS,1,1,Data,Monday,1/1,12/31',
    ...rows,
    '',
  ].join('\n');
}
