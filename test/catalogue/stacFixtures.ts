/** STAC documents in the shape of well-known catalogues, with made-up values. */

const projected = {
  'proj:code': 'EPSG:32632',
  'proj:shape': [1200, 1000],
  'proj:transform': [10, 0, 500_000, 0, -10, 5_000_000],
};

/** As the Copernicus Data Space lists a product: S3 first, https by login, JPEG 2000 and scaled bands. */
export const dataSpaceItem = {
  type: 'Feature',
  stac_version: '1.1.0',
  stac_extensions: [
    'https://stac-extensions.github.io/authentication/v1.1.0/schema.json',
    'https://stac-extensions.github.io/alternate-assets/v1.2.0/schema.json',
  ],
  id: 'S9A_MADEUP_20240501T101010_T32ABC',
  collection: 'sentinel-9-l2a',
  bbox: [9, 45, 10.2, 46.1],
  geometry: null,
  properties: {
    datetime: '2024-05-01T10:10:10.024Z',
    'grid:code': 'MGRS-32ABC',
    'auth:schemes': {
      s3: { type: 's3' },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://identity.example/openid' },
    },
  },
  links: [
    { rel: 'self', href: 'https://stac.example/v1/collections/sentinel-9-l2a/items/one' },
    { rel: 'collection', href: 'https://stac.example/v1/collections/sentinel-9-l2a' },
    {
      rel: 'license',
      href: 'https://terms.example/sentinel.pdf',
      title: 'Terms of the Sentinel data',
    },
  ],
  assets: {
    B04_10m: {
      href: 's3://eodata/Sentinel-9/B04_10m.tif',
      type: 'image/tiff; application=geotiff; profile=cloud-optimized',
      title: 'Red, 10 m',
      roles: ['data', 'reflectance'],
      ...projected,
      bands: [{ name: 'B04', 'eo:common_name': 'red' }],
      nodata: 0,
      data_type: 'uint16',
      'raster:scale': 0.0001,
      'raster:offset': -0.1,
      'auth:refs': ['s3'],
      'file:size': 123_456,
      alternate: {
        https: { href: 'https://download.example/Assets(one)/$value', 'auth:refs': ['oidc'] },
      },
    },
    TCI_10m: {
      href: 's3://eodata/Sentinel-9/TCI_10m.jp2',
      type: 'image/jp2',
      roles: ['visual'],
      'auth:refs': ['s3'],
    },
    thumbnail: { href: 'https://open.example/one.jpg', type: 'image/jpeg', roles: ['thumbnail'] },
  },
} as const;

/** As a catalogue of open files lists one: relative addresses, raster and projection extension of STAC 1.0. */
export const openItem = (id: string, datetime: string, gridCode?: string) => ({
  type: 'Feature',
  stac_version: '1.0.0',
  id,
  collection: 'heat',
  bbox: [9, 45, 100, 9.5, 45.5, 300],
  geometry: null,
  properties: { datetime, 'proj:epsg': 3035, ...(gridCode && { 'grid:code': gridCode }) },
  links: [{ rel: 'collection', href: '../collection.json' }],
  assets: {
    preview: { href: `./${id}.png`, type: 'image/png', roles: ['overview'] },
    plain: { href: `./${id}-plain.tif`, type: 'image/tiff; application=geotiff', roles: ['data'] },
    lst: {
      href: `./${id}.tif`,
      type: 'image/tiff; application=geotiff; profile=cloud-optimized',
      title: 'Land surface temperature',
      roles: ['data'],
      'raster:bands': [
        { nodata: -9999, scale: 0.01, offset: 273.15, unit: 'K', data_type: 'int16' },
      ],
      'eo:bands': [{ name: 'lst', common_name: 'lwir11' }],
    },
  },
});

export const heatCollection = {
  type: 'Collection',
  stac_version: '1.0.0',
  id: 'heat',
  title: 'Summer heat',
  description: 'Land surface temperature on summer mornings.',
  license: 'CC-BY-4.0',
  providers: [
    { name: 'Host Ltd', roles: ['host'] },
    { name: 'Heat Observatory', roles: ['producer', 'licensor'] },
  ],
  extent: {
    spatial: { bbox: [[9, 45, 9.5, 45.5]] },
    temporal: { interval: [['2022-01-01T00:00:00Z', null]] },
  },
  links: [
    { rel: 'item', href: './items/c.json' },
    { rel: 'item', href: './items/a.json' },
    { rel: 'item', href: './items/b.json' },
  ],
};
