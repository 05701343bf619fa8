import type { Bounds } from '../geo/bounds.ts';
import { Problem } from '../problem/problem.ts';
import { gtfsService, isZipAddress } from './gtfs.ts';
import { isRoadAddress, roadService } from './network/service.ts';
import { wmsService, wmtsService } from './ogc-offers.ts';
import { readWms } from './ogc-wms.ts';
import { readWmts } from './ogc-wmts.ts';
import {
  exceptionIn,
  parseDocument,
  rootName,
  rootOf,
  textAt,
  type XmlDocument,
} from './ogc-xml.ts';
import type { Service } from './service.ts';
import { askService, nameOf, saidIn, serviceUrl, textOf, withQuery } from './serviceFetch.ts';
import { isTemplate, xyzService } from './xyz.ts';

export interface OpenOptions {
  readonly signal?: AbortSignal;
  /** Where a large catalogue is searched first, WGS 84 degrees. */
  readonly bounds?: Bounds;
}

/**
 * Finds out what an address leads to, and lists its datasets: a tile template, a packed
 * timetable, a file of roads, a WMS, a WMTS or a STAC.
 * The address may hold the request for capabilities or not. Rejects with a Problem.
 */
export async function openService(address: string, options: OpenOptions = {}): Promise<Service> {
  if (isTemplate(address)) return xyzService(address);
  if (isZipAddress(address)) return gtfsService(address, options.signal);
  if (isRoadAddress(address)) {
    const roads = await roadService(address, options.signal);
    if (roads !== undefined) return roads;
  }
  const url = serviceUrl(address).href;
  const refusals: Problem[] = [];
  for (const attempt of attempts(url)) {
    const answer = await fetchText(attempt, options.signal).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code === 'cancelled') throw error;
      refusals.push(error);
      // Asking again in other words does not help where nothing answers, or nothing may be read.
      if (
        ['unreachable', 'timeout', 'serviceCors', 'serviceLogin', 'serviceInsecure'].includes(
          error.code,
        )
      )
        throw error;
      return undefined;
    });
    if (answer === undefined) continue;
    const service = await recognise(answer, attempt, options, refusals);
    if (service !== undefined) return service;
  }
  throw refusals[0] ?? new Problem('serviceUnknown', { file: nameOf(url), detail: '–' });
}

/** The address as it is, then with the requests that a bare endpoint waits for. */
function attempts(url: string): readonly string[] {
  const { searchParams, pathname } = new URL(url);
  const names = new Map([...searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  if (names.get('request')?.toLowerCase() === 'getcapabilities') return [url];
  const ask = (service: string): string =>
    withQuery(url, { SERVICE: service, REQUEST: 'GetCapabilities' });
  const said = names.get('service')?.toUpperCase();
  if (said === 'WMS' || said === 'WMTS') return [ask(said)];
  if (names.has('request')) return [ask('WMS'), ask('WMTS')];
  const isFile = /\.(json|geojson|xml)$/i.test(pathname);
  if (isFile) return [url, ask('WMS')];
  if (/wmts/i.test(url)) return [ask('WMTS'), url, ask('WMS')];
  if (/wms|mapserv|ows/i.test(url)) return [ask('WMS'), ask('WMTS'), url];
  return [url, ask('WMS'), ask('WMTS')];
}

const fetchText = (url: string, signal: AbortSignal | undefined): Promise<string> =>
  askService(url, (response) => textOf(response, nameOf(url)), {
    ...(signal && { signal }),
    init: {
      headers: { accept: 'application/geo+json, application/json, text/xml, application/xml' },
    },
  });

async function recognise(
  text: string,
  url: string,
  options: OpenOptions,
  refusals: Problem[],
): Promise<Service | undefined> {
  const file = nameOf(url);
  const start = text.trimStart();
  if (start.startsWith('{')) {
    const { openStac } = await import('./stac.ts');
    return openStac(text, url, options);
  }
  if (!start.startsWith('<') || /^<!doctype html|^<html/i.test(start)) {
    const detail = `“${saidIn(text).slice(0, 80)}”`;
    refusals.push(new Problem('serviceUnknown', { file, detail }));
    return undefined;
  }
  const doc = parseDocument(text, file);
  const service = readDocument(doc, url);
  if (service !== undefined) return service;
  const said = exceptionIn(doc);
  refusals.push(
    said === undefined
      ? new Problem('serviceUnknown', { file, detail: `<${rootName(doc)}>` })
      : new Problem('serviceRefusal', { file, detail: said }),
  );
  return undefined;
}

/** Capabilities of a WMS or WMTS as a service; undefined for another document. */
export function readDocument(doc: XmlDocument, url: string): Service | undefined {
  switch (rootName(doc)) {
    case 'WMS_Capabilities':
    case 'WMT_MS_Capabilities':
      return wmsService(readWms(doc, url), url);
    case 'Capabilities':
      // WCS and CSW name their root so, too.
      return /wmts/i.test(textAt(rootOf(doc), 'ServiceIdentification', 'ServiceType'))
        ? wmtsService(readWmts(doc, url), url)
        : undefined;
    default:
      return undefined;
  }
}
