import type { GeoKeys } from '../../geo/crs.ts';
import type { Directory } from './readTiff.ts';

const doubles = 34736;
const texts = 34737;

/** Names of the GeoKeys (OGC 19-008r4, annex B), by number from the first of each block. */
const names: Readonly<Record<number, readonly string[]>> = {
  1024: ['GTModelType', 'GTRasterType', 'GTCitation'],
  2048: [
    ...['GeographicType', 'GeogCitation', 'GeogGeodeticDatum', 'GeogPrimeMeridian'],
    ...['GeogLinearUnits', 'GeogLinearUnitSize', 'GeogAngularUnits', 'GeogAngularUnitSize'],
    ...['GeogEllipsoid', 'GeogSemiMajorAxis', 'GeogSemiMinorAxis', 'GeogInvFlattening'],
    ...['GeogAzimuthUnits', 'GeogPrimeMeridianLong', 'GeogTOWGS84'],
  ],
  3072: [
    ...['ProjectedCSType', 'PCSCitation', 'Projection', 'ProjCoordTrans', 'ProjLinearUnits'],
    ...['ProjLinearUnitSize', 'ProjStdParallel1', 'ProjStdParallel2', 'ProjNatOriginLong'],
    ...['ProjNatOriginLat', 'ProjFalseEasting', 'ProjFalseNorthing', 'ProjFalseOriginLong'],
    ...['ProjFalseOriginLat', 'ProjFalseOriginEasting', 'ProjFalseOriginNorthing'],
    ...['ProjCenterLong', 'ProjCenterLat', 'ProjCenterEasting', 'ProjCenterNorthing'],
    ...['ProjScaleAtNatOrigin', 'ProjScaleAtCenter', 'ProjAzimuthAngle'],
    ...['ProjStraightVertPoleLong', 'ProjRectifiedGridAngle'],
  ],
  4096: ['VerticalCSType', 'VerticalCitation', 'VerticalDatum', 'VerticalUnits'],
};

/** The GeoKeys of a page, named `…GeoKey`; none where it has no GeoKeyDirectory. Throws RangeError on a damaged one. */
export function geoKeysOf(page: Directory): GeoKeys {
  const directory = page.numbers(34735);
  const keys: Record<string, unknown> = {};
  if (directory === undefined) return keys;
  const count = directory[3] ?? 0;
  if (directory.length < 4 * (count + 1)) throw new RangeError(`${count} GeoKeys do not fit`);
  for (let i = 4; i < 4 * (count + 1); i += 4) {
    const [id, location, length, at] = directory.slice(i, i + 4) as [
      number,
      number,
      number,
      number,
    ];
    const name = names[id & ~1023]?.[id & 1023];
    if (name !== undefined) keys[`${name}GeoKey`] = value(page, location, length, at);
  }
  return keys;
}

function value(page: Directory, location: number, length: number, at: number): unknown {
  if (location === 0) return at;
  if (location === texts) return page.text(texts)?.slice(at, at + length - 1);
  const list = page.numbers(location === doubles ? doubles : 34735)?.slice(at, at + length);
  if (list?.length !== length) throw new RangeError('a GeoKey points outside its list');
  return length === 1 ? list[0] : list;
}
