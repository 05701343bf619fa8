/** More than any published feed; a larger answer is no message of one agency. */
export const mostBytes = 64 * 1024 * 1024;

/**
 * Structure of a GTFS-Realtime 2.0 message on the wire (gtfs-realtime.proto): for each message, its fields by
 * number. The generated decoder takes any wire type for any field and lets a nested length run past its parent,
 * so that a damaged message would decode to invented positions; `checkWire` refuses it before.
 */
type Kind = 'varint' | 'float' | 'double' | 'string' | Shape;
type Shape = () => Readonly<Record<number, Kind>>;

const texts = (...fields: number[]): Readonly<Record<number, Kind>> =>
  Object.fromEntries(fields.map((field) => [field, 'string' as const]));
const varints = (...fields: number[]): Readonly<Record<number, Kind>> =>
  Object.fromEntries(fields.map((field) => [field, 'varint' as const]));

const fields = {
  translation: texts(1, 2),
  timeRange: varints(1, 2),
  tripDescriptor: { ...texts(1, 2, 3, 5), ...varints(4, 6) },
  vehicleDescriptor: texts(1, 2, 3),
  position: { 1: 'float', 2: 'float', 3: 'float', 4: 'double', 5: 'float' },
  carriage: { ...texts(1, 2), ...varints(3, 4, 5) },
  stopTimeEvent: varints(1, 2, 3),
  stopTimeProperties: texts(1),
  tripProperties: texts(1, 2, 3),
  header: { ...texts(1), ...varints(2, 3) },
} as const satisfies Record<string, Readonly<Record<number, Kind>>>;

const translated: Shape = () => ({ 1: () => fields.translation });
const trip: Shape = () => fields.tripDescriptor;
const vehicle: Shape = () => fields.vehicleDescriptor;
const event: Shape = () => fields.stopTimeEvent;

const composed = {
  selector: { ...texts(1, 2, 5), ...varints(3, 6), 4: trip },
  stopTimeUpdate: {
    ...varints(1, 5),
    ...texts(4),
    2: event,
    3: event,
    6: () => fields.stopTimeProperties,
  },
  vehiclePosition: {
    ...varints(3, 4, 5, 6, 9, 10),
    ...texts(7),
    1: trip,
    2: () => fields.position,
    8: vehicle,
    11: () => fields.carriage,
  },
} satisfies Record<string, Readonly<Record<number, Kind>>>;

const tripUpdate = {
  ...varints(4, 5),
  1: trip,
  2: () => composed.stopTimeUpdate,
  3: vehicle,
  6: () => fields.tripProperties,
};
const alert = {
  ...varints(6, 7, 14),
  1: () => fields.timeRange,
  5: () => composed.selector,
  8: translated,
  10: translated,
  11: translated,
  12: translated,
  13: translated,
};
const entity = {
  ...texts(1),
  ...varints(2),
  3: () => tripUpdate,
  4: () => composed.vehiclePosition,
  5: () => alert,
};
const message: Readonly<Record<number, Kind>> = { 1: () => fields.header, 2: () => entity };

const wireTypes = { varint: 0, double: 1, string: 2, float: 5 } as const;
/** Groups that unknown fields may nest, as deep as protoc reads them. */
const deepest = 100;
/** A message of a national feed has some million fields; each becomes an object or a number in memory. */
const mostFields = 8_000_000;

/** Where and how bytes fail to be a message. */
export class WireError extends Error {
  readonly offset: number;
  constructor(detail: string, offset: number) {
    super(detail);
    this.offset = offset;
  }
}

/** Walks a GTFS-Realtime FeedMessage without decoding it. Throws WireError where it breaks its own structure. */
export function checkWire(bytes: Uint8Array): void {
  let at = 0;
  let count = 0;

  const varint = (end: number): number => {
    let value = 0;
    for (let i = 0; i < 10; i += 1) {
      if (at >= end) throw new WireError('it ends inside a number', at);
      const byte = bytes[at]!;
      at += 1;
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return value;
    }
    throw new WireError('a number has more than ten bytes', at);
  };

  const skip = (length: number, end: number): void => {
    if (length > end - at)
      throw new WireError(`a field of ${length} bytes where ${end - at} are left`, at);
    at += length;
  };

  const skipGroup = (end: number, first: number): void => {
    const open = [first];
    while (open.length > 0) {
      const tag = varint(end);
      const number = Math.floor(tag / 8);
      const wire = tag % 8;
      if (wire === 3) open.push(number);
      else if (wire !== 4) skipValue(wire, end, number);
      else if (open.pop() !== number) throw new WireError('a group ends that did not begin', at);
      if (open.length > deepest) throw new WireError('groups are nested too deep', at);
    }
  };

  const skipValue = (wire: number, end: number, number: number): void => {
    if (wire === 0) varint(end);
    else if (wire === 1) skip(8, end);
    else if (wire === 2) skip(varint(end), end);
    else if (wire === 3) skipGroup(end, number);
    else if (wire === 5) skip(4, end);
    else throw new WireError(`field ${number} has wire type ${wire}`, at);
  };

  const walk = (known: Readonly<Record<number, Kind>>, end: number): void => {
    while (at < end) {
      const start = at;
      const tag = varint(end);
      const number = Math.floor(tag / 8);
      const wire = tag % 8;
      count += 1;
      if (count > mostFields) throw new WireError(`more than ${mostFields} fields`, start);
      if (number < 1 || number >= 2 ** 29) throw new WireError(`field number ${number}`, start);
      const kind = known[number];
      const expected = typeof kind === 'function' ? 2 : kind && wireTypes[kind];
      if (expected !== undefined && wire !== expected)
        throw new WireError(`field ${number} has wire type ${wire}, not ${expected}`, start);
      if (typeof kind !== 'function') skipValue(wire, end, number);
      else {
        const length = varint(end);
        if (length > end - at)
          throw new WireError(`a message of ${length} bytes where ${end - at} are left`, at);
        walk(kind(), at + length);
      }
    }
  };

  walk(message, bytes.length);
}
