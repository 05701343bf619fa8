/**
 * Delta T, terrestrial time minus universal time, s. Polynomials of Espenak & Meeus (NASA/TP-2006-214141)
 * until 2005, then the values observed by the IERS. After the last one its value is held, because the
 * polynomials have overshot since: an error of 9 s moves the sun by 1e-4 degrees.
 * @param year decimal year, for example 2003.8
 */
export function deltaT(year: number): number {
  const first = observed[0]![0];
  if (year >= first) return interpolated(year);
  const piece = pieces.find((p) => year < p.until)!;
  const u = (year - piece.origin) / piece.scale;
  return piece.polynomial.reduceRight((sum, c) => sum * u + c, 0);
}

const observed: readonly (readonly [number, number])[] = [
  [2005, 64.69],
  [2010, 66.07],
  [2015, 67.64],
  [2017, 68.59],
  [2020, 69.36],
  [2022, 69.29],
  [2024, 69.18],
];

function interpolated(year: number): number {
  const after = observed.findIndex(([y]) => y > year);
  if (after < 0) return observed[observed.length - 1]![1];
  const [y0, v0] = observed[after - 1]!;
  const [y1, v1] = observed[after]!;
  return v0 + ((v1 - v0) * (year - y0)) / (y1 - y0);
}

interface Piece {
  readonly until: number;
  readonly origin: number;
  readonly scale: number;
  readonly polynomial: readonly number[];
}

const piece = (
  until: number,
  origin: number,
  scale: number,
  ...polynomial: readonly number[]
): Piece => ({ until, origin, scale, polynomial });

const pieces: readonly Piece[] = [
  piece(-500, 1820, 100, -20, 0, 32),
  piece(500, 0, 100, 10583.6, -1014.41, 33.78311, -5.952053, -0.1798452, 0.022174192, 0.0090316521),
  piece(
    1600,
    1000,
    100,
    1574.2,
    -556.01,
    71.23472,
    0.319781,
    -0.8503463,
    -0.005050998,
    0.0083572073,
  ),
  piece(1700, 1600, 1, 120, -0.9808, -0.01532, 1 / 7129),
  piece(1800, 1700, 1, 8.83, 0.1603, -0.0059285, 0.00013336, -1 / 1174000),
  piece(
    1860,
    1800,
    1,
    13.72,
    -0.332447,
    0.0068612,
    0.0041116,
    -0.00037436,
    0.0000121272,
    -0.0000001699,
    0.000000000875,
  ),
  piece(1900, 1860, 1, 7.62, 0.5737, -0.251754, 0.01680668, -0.0004473624, 1 / 233174),
  piece(1920, 1900, 1, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197),
  piece(1941, 1920, 1, 21.2, 0.84493, -0.0761, 0.0020936),
  piece(1961, 1950, 1, 29.07, 0.407, -1 / 233, 1 / 2547),
  piece(1986, 1975, 1, 45.45, 1.067, -1 / 260, -1 / 718),
  piece(2005, 2000, 1, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599),
];
