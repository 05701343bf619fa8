import { Parser } from 'htmlparser2';
import {
  exceptionIn,
  parseDocument,
  rootOf,
  textOf,
  type XmlDocument,
  type XmlElement,
} from '../../catalogue/ogc-xml.ts';
import { Problem } from '../../problem/problem.ts';
import type { Field } from '../layer.ts';
import type { Asked } from './picture.ts';

const mostFields = 40;
const mostLetters = 400;

/**
 * What a service tells of a place, as plain fields: GeoJSON properties, attributes in GML, `name = value`
 * lines, or the text of HTML with tags, scripts and styles left out. Nothing of it is ever markup again.
 * Throws a Problem where the service tells of a failure instead.
 */
export function readInfo(text: string, mediaType: string, asked: Asked): readonly Field[] {
  const body = text.trim();
  if (body === '') return [];
  const fields =
    body.startsWith('{') || body.startsWith('[')
      ? jsonFields(body)
      : /html/i.test(mediaType) || /^<(!doctype\s+)?html\b/i.test(body)
        ? htmlFields(body)
        : body.startsWith('<')
          ? xmlFields(body, asked)
          : plainFields(body);
  return fields.slice(0, mostFields);
}

function fieldOf(label: string, value: unknown): Field[] {
  if (label === '' || value === undefined || (typeof value === 'object' && value !== null))
    return [];
  const text = typeof value === 'string' ? value.trim() : value;
  if (text === '' || text === null) return [{ label: { en: label }, value: null }];
  if (typeof text === 'boolean') return [{ label: { en: label }, value: String(text) }];
  const number = typeof text === 'number' ? text : numberIn(text as string);
  const kept = number ?? clip(text as string);
  return [{ label: { en: clip(label) }, value: kept }];
}

/** A plain number; codes with leading zeros and long ids stay text. */
const numberIn = (text: string): number | undefined =>
  /^-?(0|[1-9]\d{0,14})(\.\d+)?([eE][-+]?\d{1,3})?$/.test(text) ? Number(text) : undefined;

const clip = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;

/** Fields of several features side by side would share their labels: the later ones are numbered. */
function numbered(features: readonly (readonly Field[])[]): readonly Field[] {
  return features.flatMap((fields, i) =>
    i === 0
      ? fields
      : fields.map((field) => ({ ...field, label: { en: `${field.label.en} (${i + 1})` } })),
  );
}

function jsonFields(body: string): readonly Field[] {
  try {
    const parsed = JSON.parse(body) as { features?: unknown; properties?: unknown } | unknown[];
    const features: readonly unknown[] = Array.isArray(parsed)
      ? parsed
      : Array.isArray(parsed.features)
        ? parsed.features
        : [parsed];
    return numbered(
      features.map((feature) => {
        const { properties } = feature as { properties?: unknown };
        const holder = properties ?? feature;
        return typeof holder === 'object' && holder !== null
          ? Object.entries(holder).flatMap(([label, value]) => fieldOf(label, value))
          : [];
      }),
    );
  } catch {
    return plainFields(body);
  }
}

/** Attributes of features in GML and of its kin: elements that hold text alone, or XML attributes of ArcGIS. */
function xmlFields(body: string, asked: Asked): readonly Field[] {
  let doc: XmlDocument;
  try {
    doc = parseDocument(body, asked.file);
  } catch {
    return htmlFields(body);
  }
  const said = exceptionIn(doc);
  if (said !== undefined) throw new Problem('serviceException', { ...asked, detail: said });
  const features: Field[][] = [];
  const visit = (element: XmlElement): void => {
    const children = element.children.filter((c): c is XmlElement => c.type === 'element');
    const leaves = children.filter((child) => child.children.every((c) => c.type !== 'element'));
    const deeper = children.filter((c) => !leaves.includes(c) && !geometry.test(local(c.name)));
    // What has features below is a layer or collection: its name is no attribute.
    const own =
      deeper.length > 0
        ? []
        : leaves
            .filter((leaf) => !geometry.test(local(leaf.name)) && !isFields(leaf))
            .flatMap((leaf) => fieldOf(local(leaf.name), textOf(leaf)));
    if (isFields(element))
      own.push(...Object.entries(element.attributes).flatMap(([k, v]) => fieldOf(k, v)));
    if (own.length > 0) features.push(own);
    for (const child of children) if (!geometry.test(local(child.name))) visit(child);
  };
  visit(rootOf(doc));
  return numbered(features);
}

/** ArcGIS writes a feature as the attributes of one element. */
const isFields = ({ name }: XmlElement): boolean => /^FIELDS$/i.test(local(name));
const local = (name: string): string => name.replace(/^.*:/, '');
const geometry =
  /^(boundedBy|Box|Envelope|coordinates|pos|posList|lowerCorner|upperCorner|Null|null|geometry|msGeometry|the_geom|geom|Point|Polygon|LineString|Multi\w+)$/;

/** `name = 'value'` and `name: value` lines, as MapServer, GeoServer and QGIS write them; other lines as they are. */
function plainFields(body: string): readonly Field[] {
  return lineFields(body.split(/\r?\n/));
}

function lineFields(lines: readonly string[]): readonly Field[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line) => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (
      text === '' ||
      /^[-=*_]{3,}$/.test(text) ||
      /^(GetFeatureInfo results|Results for FeatureType.*|no features were found):?$/i.test(text)
    )
      return [];
    const m = /^([^=:]{1,60}?)\s*(?:=|:\s)\s*(.*)$/.exec(text);
    const heading = m === null && /^(Layer|Feature)\b/.test(text);
    if (heading) return [];
    if (m === null) return unique(seen, fieldOf('–', text));
    if (/^(Layer|Feature)$/i.test(m[1]!)) return [];
    return unique(seen, fieldOf(m[1]!.trim(), m[2]!.replace(/^'(.*)'$/, '$1')));
  });
}

function unique(seen: Map<string, number>, fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => {
    const times = (seen.get(field.label.en) ?? 0) + 1;
    seen.set(field.label.en, times);
    return times === 1 ? field : { ...field, label: { en: `${field.label.en} (${times})` } };
  });
}

/** Rows of tables as label and value, or by the heads of their columns; other text line by line. */
function htmlFields(body: string): readonly Field[] {
  const rows: { cells: string[]; heads: boolean }[] = [];
  const lines: string[] = [];
  let hidden = 0;
  let row: { cells: string[]; heads: boolean } | undefined;
  let cell: string | undefined;
  let line = '';
  const endLine = (): void => {
    lines.push(line);
    line = '';
  };
  const parser = new Parser({
    onopentag(name) {
      if (silent.has(name)) hidden += 1;
      else if (name === 'tr') row = { cells: [], heads: true };
      else if (name === 'td' || name === 'th') {
        cell = '';
        if (name === 'td' && row !== undefined) row.heads = false;
      } else if (blocks.has(name)) endLine();
    },
    ontext(text) {
      if (hidden > 0) return;
      if (cell === undefined) line += text;
      else cell += text;
    },
    onclosetag(name) {
      if (silent.has(name)) hidden = Math.max(0, hidden - 1);
      else if ((name === 'td' || name === 'th') && cell !== undefined) {
        row?.cells.push(cell.replace(/\s+/g, ' ').trim());
        cell = undefined;
      } else if (name === 'tr' && row !== undefined) {
        rows.push(row);
        row = undefined;
      } else if (blocks.has(name)) endLine();
    },
  });
  parser.end(body);
  endLine();
  const table = tableFields(rows);
  return table.length > 0 ? table : lineFields(lines);
}

const silent: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'svg',
]);
const blocks: ReadonlySet<string> = new Set([
  'p',
  'br',
  'div',
  'li',
  'ul',
  'tr',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'caption',
  'dt',
  'dd',
  'hr',
]);

function tableFields(
  rows: readonly { readonly cells: string[]; readonly heads: boolean }[],
): readonly Field[] {
  const seen = new Map<string, number>();
  let heads: readonly string[] | undefined;
  return rows.flatMap(({ cells, heads: isHead }) => {
    if (isHead && cells.length > 1) {
      heads = cells;
      return [];
    }
    if (heads !== undefined && heads.length === cells.length)
      return unique(
        seen,
        cells.flatMap((value, i) => fieldOf(heads![i]!, value)),
      );
    return cells.length === 2 ? unique(seen, fieldOf(cells[0]!, cells[1]!)) : [];
  });
}
