/** A decoder of whole pictures, as Emscripten builds it: RGBA, or null where it gives up. */
export interface PictureDecoder {
  decode(file: Uint8Array, ...options: readonly unknown[]): { data: Uint8ClampedArray } | null;
}

type Factory = (options: {
  noInitialRun: boolean;
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): WebAssembly.Exports;
  printErr(line: string): void;
}) => Promise<unknown>;

/** Starts a decoder; what it complains of goes to `complain`, not to the console. */
export async function startDecoder(
  factory: unknown,
  wasm: WebAssembly.Module,
  complain: (line: string) => void,
): Promise<PictureDecoder> {
  const decoder = await (factory as Factory)({
    noInitialRun: true,
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(wasm, imports);
      done(instance);
      return instance.exports;
    },
    printErr: complain,
  });
  return decoder as PictureDecoder;
}

/** Reads a codec's WebAssembly: beside the bundle in a browser, out of the package in Node. */
export async function wasmModule(
  specifier: string,
  browserUrl: () => Promise<{ readonly default: string }>,
): Promise<WebAssembly.Module> {
  if (typeof process === 'object' && process.versions?.node !== undefined) {
    const { createRequire } = await import(/* @vite-ignore */ 'node:module');
    const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
    const path = createRequire(import.meta.url).resolve(specifier);
    return WebAssembly.compile(await readFile(path));
  }
  const answer = await fetch((await browserUrl()).default);
  if (!answer.ok) throw new Error(`the decoder ${specifier} did not load (HTTP ${answer.status})`);
  return WebAssembly.compile(await answer.arrayBuffer());
}
