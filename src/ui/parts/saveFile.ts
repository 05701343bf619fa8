/** Hands a text to the person as a file; what a file name may not hold becomes a hyphen. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{N}.]+/gu, '-').toLowerCase();
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
