/** Namespaces of the catalogue, as its JSON-LD context declares them. */
export const namespaces = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  oa: 'http://www.w3.org/ns/oa#',
  odrs: 'http://schema.theodi.org/odrs#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  spdx: 'http://spdx.org/rdf/terms#',
  twin: 'urn:twinscape:',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export type Prefix = keyof typeof namespaces;

/** `dcat:Dataset` -> its full IRI. */
export function iri(name: `${Prefix}:${string}`): string {
  const [prefix, ...rest] = name.split(':');
  return namespaces[prefix as Prefix] + rest.join(':');
}

/** Authority tables that DCAT-AP 3 asks for. */
export const authority = {
  mediaType: 'https://www.iana.org/assignments/media-types/',
  theme: 'http://publications.europa.eu/resource/authority/data-theme/',
  language: 'http://publications.europa.eu/resource/authority/language/',
  crs: 'http://www.opengis.net/def/crs/EPSG/0/',
  /** High-value datasets, Implementing Regulation (EU) 2023/138. */
  highValue: 'http://data.europa.eu/eli/reg_impl/2023/138/oj',
} as const;

export const themePrefix = 'urn:twinscape:theme:';
