import type { Entry } from '../../catalogue/entry.ts';
import { Problem } from '../../problem/problem.ts';
import type { OpenContext } from '../layer.ts';
import { FeedCheck } from './checking.ts';
import { FeedClient } from './client.ts';
import { groundPaths, groundStep } from './ground.ts';
import { MobilityLayer } from './layer.ts';
import { localFeed, takeAhead } from './local.ts';

/** Reads the feed at `url` and the ground under it; rejects with a Problem. */
export async function openMobility(
  entry: Entry,
  url: string,
  context: OpenContext,
): Promise<MobilityLayer> {
  const client = takeAhead(url) ?? (await openFeed(entry, url, context));
  try {
    const { paths, stops } = client.opened.network;
    const lonLat = new Float64Array(stops.ids.length * 2);
    stops.ids.forEach((_, stop) => {
      const known = !Number.isNaN(stops.lon[stop]!);
      lonLat.set(known ? [stops.lon[stop]!, stops.lat[stop]!] : [0, 0], stop * 2);
    });
    const ground = {
      paths: await groundPaths(paths, groundStep, context.heights),
      stops: await context.heights(lonLat),
    };
    const { files, notices } = client.opened;
    const check = new FeedCheck({ file: url, files, notices }, context.describe);
    return new MobilityLayer(entry, client, ground, context, check);
  } catch (error) {
    client.dispose();
    throw error;
  }
}

function openFeed(entry: Entry, url: string, context: OpenContext): Promise<FeedClient> {
  const files = localFeed(url);
  if (files === undefined && url.startsWith('local:'))
    throw new Problem('localGone', { file: decodeURIComponent(url.slice(url.indexOf('/') + 1)) });
  return FeedClient.open(url, {
    signal: context.signal,
    timeZone: context.catalogue.timeZone,
    progress: context.progress,
    ...(files && { files }),
    keyHeader: entry.distributions.find(({ accessUrl }) => accessUrl === url)?.keyHeader,
  });
}
