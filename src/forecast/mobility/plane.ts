/** Metres east and north of a place, on a plane that touches the globe there: enough for a city. */
export class CityPlane {
  readonly lon: number;
  readonly lat: number;
  readonly #kx: number;
  readonly #ky: number;

  constructor(lon: number, lat: number) {
    this.lon = lon;
    this.lat = lat;
    const phi = (lat * Math.PI) / 180;
    // Series of a degree's length on WGS 84 (Snyder 1987, Map Projections, p. 25).
    this.#ky = 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
    this.#kx = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi);
  }

  x(lon: number): number {
    return (lon - this.lon) * this.#kx;
  }

  y(lat: number): number {
    return (lat - this.lat) * this.#ky;
  }

  /** Longitude and latitude of a place on the plane, to about a metre. */
  place(x: number, y: number): { readonly lon: number; readonly lat: number } {
    const digits = (degrees: number): number => Number(degrees.toFixed(5));
    return { lon: digits(this.lon + x / this.#kx), lat: digits(this.lat + y / this.#ky) };
  }
}
