import type { CityPlan, Point } from '../../plan.ts';
import { distance, type StreetGraph } from './graph.ts';
import type { Places } from './lines.ts';
import type { Halt, Way } from './ways.ts';

export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly point: Point;
}

/** Metres from the track to the pavement where people wait. */
const kerb = 3;
const stationName = 'Hauptbahnhof';
const centreName = 'Marktplatz';
/** Halts this near are one place with one name, metres. */
const samePlace = 60;

interface Place {
  readonly name: string;
  readonly point: Point;
  readonly platforms: Map<number, Stop>;
}

/** Stops shared by the lines: one place has one name and a platform for each direction of travel. */
export class StopBook {
  readonly stops: Stop[] = [];
  readonly #places: Place[] = [];
  readonly #graph: StreetGraph;
  readonly #landmarks: readonly {
    readonly name: string;
    readonly point: Point;
    readonly reach: number;
  }[];
  readonly #districts: CityPlan['districts'];

  constructor(plan: CityPlan, graph: StreetGraph, { centre, station }: Places) {
    this.#graph = graph;
    this.#districts = plan.districts;
    this.#landmarks = [
      ...(station === undefined ? [] : [{ name: stationName, point: station, reach: 230 }]),
      { name: centreName, point: centre, reach: 200 },
    ];
  }

  /** The platform of a halt, made where it is not there yet. */
  at(way: Way, halt: Halt): Stop {
    const here = way.points[halt.at]!;
    const before = way.points[Math.max(0, halt.at - 1)]!;
    const after = way.points[Math.min(way.points.length - 1, halt.at + 1)]!;
    const length = Math.max(0.1, distance(before, after));
    const right: Point = [(after[1] - before[1]) / length, -(after[0] - before[0]) / length];
    const heading = Math.round((Math.atan2(right[1], right[0]) / Math.PI) * 2 + 4) % 4;
    const place = this.#place(here, way, halt);
    const known = place.platforms.get(heading);
    if (known !== undefined) return known;
    const number = this.#places.indexOf(place) + 1;
    const stop: Stop = {
      id: `${1000 + number}:${place.platforms.size + 1}`,
      name: place.name,
      point: [here[0] + right[0] * kerb, here[1] + right[1] * kerb],
    };
    place.platforms.set(heading, stop);
    this.stops.push(stop);
    return stop;
  }

  #place(point: Point, way: Way, halt: Halt): Place {
    const near = this.#places.find((place) => distance(place.point, point) < samePlace);
    if (near !== undefined) return near;
    const place = { name: this.#name(point, way, halt), point, platforms: new Map<number, Stop>() };
    this.#places.push(place);
    return place;
  }

  #name(point: Point, way: Way, halt: Halt): string {
    const taken = new Set(this.#places.map(({ name }) => name));
    const landmark = this.#landmarks.find((l) => distance(l.point, point) < l.reach);
    const own = way.streets[halt.at]!;
    const crossing =
      halt.node === undefined ? [] : this.#graph.edges[halt.node]!.map(({ street }) => street.name);
    const others = [...new Set(crossing)].filter((name) => name !== own && name !== '').sort();
    const pairs = others.map((name) => `${own}/${name}`);
    const candidates = [landmark?.name ?? '', ...others, own, ...pairs].filter(
      (name) => name !== '',
    );
    const free = candidates.find((name) => !taken.has(name));
    if (free !== undefined) return free;
    return this.#apart(candidates[0] ?? this.#district(point), point, taken);
  }

  /** A name told apart from the place that has it already by where it lies from there. */
  #apart(name: string, [x, y]: Point, taken: ReadonlySet<string>): string {
    const first = this.#places.find((place) => place.name === name)?.point;
    if (first === undefined) return name;
    const east = x - first[0];
    const north = y - first[1];
    const along = Math.abs(east) > Math.abs(north) ? east : north;
    const sides = along === east ? ['Ost', 'West'] : ['Nord', 'Süd'];
    const side = `${name} ${along > 0 ? sides[0] : sides[1]}`;
    if (!taken.has(side)) return side;
    for (let i = 2; ; i += 1) if (!taken.has(`${side} ${i}`)) return `${side} ${i}`;
  }

  #district(point: Point): string {
    const far = (outer: readonly Point[]): number =>
      Math.min(...outer.map((p) => distance(p, point)));
    const sorted = this.#districts
      .map(({ name, polygons }) => ({ name, far: Math.min(...polygons.map((p) => far(p.outer))) }))
      .sort((a, b) => a.far - b.far);
    return sorted[0]?.name ?? 'Haltestelle';
  }
}
