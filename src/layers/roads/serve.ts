import { ecefToEnu, enuFrame, lonLatHeightToEcef } from '../../geo/enu.ts';
import { type CourseRoads, type Courses, denseCourses } from './courses.ts';
import { meshGlb } from './glb.ts';
import { type MeshLinks, ribbonMesh } from './mesh.ts';

/** Asks first for courses, then, with the heights of their points, for the mesh. */
export type GeometryRequest =
  | {
      readonly type: 'courses';
      readonly roads: CourseRoads;
      readonly links: MeshLinks;
      /** Metres between points at the most. */
      readonly spacing: number;
    }
  | { readonly type: 'mesh'; readonly heights: Float32Array };

export type GeometryAnswer =
  | { readonly type: 'courses'; readonly courses: Omit<Courses, 'height'> }
  | ({ readonly type: 'mesh' } & RoadMesh);

/** All ribbons as binary glTF: metres east, north and up of `origin` (degrees, on the ellipsoid). */
export interface RoadMesh {
  readonly glb: Uint8Array;
  readonly origin: readonly [lon: number, lat: number];
}

/** Answers the two requests for one network. */
export function serveGeometry(
  post: (answer: GeometryAnswer, transfer?: Transferable[]) => void,
): (request: GeometryRequest) => void {
  let links: MeshLinks | undefined;
  let courses: Omit<Courses, 'height'> | undefined;
  return (request) => {
    if (request.type === 'courses') {
      links = request.links;
      courses = denseCourses(request.roads, request.spacing);
      post({ type: 'courses', courses });
    } else if (links !== undefined && courses !== undefined) {
      const mesh = roadMesh(links, { ...courses, height: request.heights });
      post({ type: 'mesh', ...mesh }, [mesh.glb.buffer as ArrayBuffer]);
    }
  };
}

export function roadMesh(links: MeshLinks, courses: Courses): RoadMesh {
  const origin = [courses.lon[0] ?? 0, courses.lat[0] ?? 0] as const;
  const frame = enuFrame(...origin, 0);
  const mesh = ribbonMesh(links, courses, (lon, lat, height) =>
    ecefToEnu(frame, ...lonLatHeightToEcef(lon, lat, height)),
  );
  return { glb: meshGlb(mesh), origin };
}
