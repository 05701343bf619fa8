declare module 'lerc' {
  interface Decoded {
    readonly width: number;
    readonly height: number;
    readonly pixels: readonly (
      | Uint8Array
      | Int8Array
      | Uint16Array
      | Int16Array
      | Uint32Array
      | Int32Array
      | Float32Array
      | Float64Array
    )[];
    readonly dimCount: number;
    /** By cell, 1 where it is known; absent or null where all are. */
    readonly mask?: Uint8Array | null;
  }
  const Lerc: {
    decode(data: ArrayBuffer, options?: { returnPixelInterleavedDims?: boolean }): Decoded;
  };
  export default Lerc;
}
