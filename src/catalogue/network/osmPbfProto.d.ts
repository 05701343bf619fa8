/** Readers that the package's build made of OpenStreetMap's fileformat.proto and osmformat.proto. */
declare module 'osm-pbf-parser-node/proto/fileformat.js' {
  import type Pbf from 'pbf';

  export const BlobHeader: { read(pbf: Pbf): { type: string; datasize: number } };
  export const Blob: {
    read(pbf: Pbf): {
      raw_size: number;
      raw: Uint8Array | null;
      zlib_data: Uint8Array | null;
      data: string | null;
    };
  };
}

declare module 'osm-pbf-parser-node/proto/osmformat.js' {
  import type Pbf from 'pbf';

  interface Tagged {
    readonly id: number;
    readonly keys: readonly number[];
    readonly vals: readonly number[];
  }

  export const PrimitiveBlock: {
    read(pbf: Pbf): {
      readonly stringtable: { readonly s: readonly Uint8Array[] } | null;
      readonly granularity: number;
      readonly lat_offset: number;
      readonly lon_offset: number;
      readonly primitivegroup: readonly {
        readonly nodes: readonly (Tagged & { readonly lat: number; readonly lon: number })[];
        readonly dense: {
          readonly id: readonly number[];
          readonly lat: readonly number[];
          readonly lon: readonly number[];
          readonly keys_vals: readonly number[];
        } | null;
        readonly ways: readonly (Tagged & { readonly refs: readonly number[] })[];
        readonly relations: readonly Tagged[];
      }[];
    };
  };
}

declare module 'pbf' {
  /** A protocol buffer that is read (package pbf 3, which has no types). */
  export default class Pbf {
    constructor(bytes: Uint8Array);
  }
}
