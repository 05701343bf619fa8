import { showToast } from '../parts/toastStore.ts';

/** Copies the address, which holds the whole view, and says so; shows it where copying is not allowed. */
export async function shareView(copied: string, failed: (url: string) => string): Promise<void> {
  const url = window.location.href;
  try {
    await navigator.clipboard.writeText(url);
    showToast(copied);
  } catch {
    showToast(failed(url));
  }
}
