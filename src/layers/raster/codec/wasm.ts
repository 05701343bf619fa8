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
