/** Pan-European, whose EPSG transformation to WGS 84 (1149) is null and said to be within a metre. */
const etrs89 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m';

export interface Grid {
  readonly definition: string;
  readonly accuracyMetres?: number;
}

const fixed: Readonly<Record<number, Grid>> = {
  4326: { definition: '+proj=longlat +datum=WGS84' },
  4258: { definition: `+proj=longlat ${etrs89}`, accuracyMetres: 1 },
  3857: {
    definition:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null',
  },
  3034: {
    definition: `+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 ${etrs89}`,
    accuracyMetres: 1,
  },
  3035: {
    definition: `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${etrs89}`,
    accuracyMetres: 1,
  },
};

/**
 * The grids that most European rasters come in, by EPSG code, so that they need no table: degrees,
 * web mercator, the pan-European ones (INSPIRE), UTM on WGS 84 and on ETRS89.
 */
export function commonGrid(code: number): Grid | undefined {
  const zone = code % 100;
  const series = Math.floor(code / 100);
  if ((series === 326 || series === 327) && zone >= 1 && zone <= 60)
    return {
      definition: `+proj=utm +zone=${zone}${series === 327 ? ' +south' : ''} +datum=WGS84 +units=m`,
    };
  if (series === 258 && zone >= 28 && zone <= 37)
    return { definition: `+proj=utm +zone=${zone} ${etrs89}`, accuracyMetres: 1 };
  return fixed[code];
}
