/** Files of this device by an address that has no meaning on another, `local:file-<n>/<name>`. */
const files = new Map<string, File>();
let count = 0;

/** Gives a file of this device an address that a distribution can name and `fetchFile` reads. */
export function registerLocal(file: File): string {
  count += 1;
  const url = `local:file-${count}/${encodeURIComponent(file.name)}`;
  files.set(url, file);
  return url;
}

export const releaseLocal = (url: string): boolean => files.delete(url);

export const localFile = (url: string): File | undefined => files.get(url);
