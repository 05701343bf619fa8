/** Where a file of one's own is chosen. */
export function FilePart() {
  return null;
}
