import type { Page } from '@playwright/test';

/** Drops files on the page as a person does from a folder; `over` is run while they are held above it. */
export async function dropFiles(
  page: Page,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  over: () => Promise<void> = async () => undefined,
): Promise<void> {
  const given = files.map(
    ([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const,
  );
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const [name, data] of list) {
      const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, given);
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await over();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
