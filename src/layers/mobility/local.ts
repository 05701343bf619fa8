import type { FeedClient, OpenOptions } from './client.ts';

/** A timetable of this device, by an address that has no meaning on another. */
const files = new Map<string, Blob>();
/** Feeds that were opened to see what they are, until their layer takes them. */
const ahead = new Map<string, FeedClient>();
let count = 0;

/** Gives a zip of this device an address that a distribution can name, `local:feed-<n>/<name>`. */
export function registerFeed(file: File): string {
  count += 1;
  const url = `local:feed-${count}/${encodeURIComponent(file.name)}`;
  files.set(url, file);
  return url;
}

export function releaseFeed(url: string): void {
  files.delete(url);
  ahead.get(url)?.dispose();
  ahead.delete(url);
}

export const localFeed = (url: string): Blob | undefined => files.get(url);

/** Opens a feed of this device before its layer does, which then need not read it again. */
export async function openAhead(url: string, options: OpenOptions): Promise<FeedClient> {
  const { FeedClient } = await import('./client.ts');
  const client = await FeedClient.open(url, options);
  ahead.set(url, client);
  return client;
}

/** The feed that was opened ahead, once. */
export function takeAhead(url: string): FeedClient | undefined {
  const client = ahead.get(url);
  ahead.delete(url);
  return client;
}
