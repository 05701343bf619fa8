import {
  findChildElement,
  findChildrenElement,
  getElementText,
  getRootElement,
  stripNamespace,
} from '@camptocamp/ogc-client/dist/shared/xml-utils.js';
import { parseXml, type XmlDocument, type XmlElement } from '@rgrove/parse-xml';
import { Problem } from '../problem/problem.ts';

export type { XmlDocument, XmlElement };
export { findChildElement, findChildrenElement, getElementText };

/** Parses a document; throws a Problem `serviceXml`. No external entity is ever read. */
export function parseDocument(text: string, file: string): XmlDocument {
  try {
    return parseXml(text);
  } catch (error) {
    const detail = (error as Error).message.split('\n')[0]!;
    throw new Problem('serviceXml', { file, detail }, { cause: error });
  }
}

/** Name of the root element, without its prefix. */
export const rootName = (doc: XmlDocument): string =>
  stripNamespace(getRootElement(doc)?.name ?? '');

export const rootOf = (doc: XmlDocument): XmlElement => getRootElement(doc);

/** All text inside an element, CDATA included. */
export const textOf = (element: XmlElement | null | undefined): string =>
  element === null || element === undefined ? '' : element.text.trim();

/** Text at a path of child elements; empty where it is not there. */
export function textAt(element: XmlElement | null, ...path: readonly string[]): string {
  let at: XmlElement | null = element;
  for (const name of path) at = at === null ? null : findChildElement(at, name);
  return textOf(at);
}

/**
 * What a service says went wrong: ServiceExceptionReport (WMS 1.1.1 and 1.3.0) or ows:ExceptionReport
 * (WMTS). Undefined where the document is another.
 */
export function exceptionIn(doc: XmlDocument): string | undefined {
  const name = rootName(doc);
  if (name !== 'ServiceExceptionReport' && name !== 'ExceptionReport') return undefined;
  const said = findChildrenElement(rootOf(doc), 'ServiceException')
    .concat(findChildrenElement(rootOf(doc), 'Exception'))
    .map((exception) => {
      const code = exception.attributes.code ?? exception.attributes.exceptionCode;
      return [textOf(exception).replace(/\s+/g, ' '), code === undefined ? '' : `(${code})`]
        .filter(Boolean)
        .join(' ');
    });
  return said.join('; ') || name;
}
