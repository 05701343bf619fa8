import { registerLocal, releaseLocal } from '../catalogue/localFiles.ts';
import type { Text } from '../channel/text.ts';
import { takeBack } from '../layers/mobility/live/given.ts';
import { openAhead, registerFeed, releaseFeed } from '../layers/mobility/local.ts';
import { openRemote } from '../layers/raster/client.ts';
import {
  parseWorldFile,
  registerFile,
  releaseFile,
  type Sidecars,
} from '../layers/raster/local.ts';
import { asProblem, Problem } from '../problem/problem.ts';
import { addEntry, addedStore, removeEntry } from '../state/added.ts';
import { clockStore } from '../state/clock.ts';
import {
  type BroughtFile,
  dropActions,
  droppedStore,
  type FileCard,
  type FileCorrections,
  type FileRequest,
  patchCard,
  type SeriesOffer,
} from '../state/dropped.ts';
import type { LinkLayer } from '../state/url.ts';
import { viewStore } from '../state/view.ts';
import { clockMover } from './dropClock.ts';
import { isRoadFile, readRoadFile, stopRoads } from './dropRoads.ts';
import { readMessage, renamed, transitFile } from './dropTransit.ts';
import { boundsOf, jumpIfUnseen, measureWithin } from './dropView.ts';
import { factsOf } from './facts.ts';
import { entryOf, withPeriod } from './fileEntry.ts';
import { dateInName, expectTiff, type FileSet, seriesAmong, sortFiles, stemOf } from './files.ts';

const mostShapeBytes = 50 * 2 ** 20;
let count = 0;
/** Files by address, for a second try with what a person said; released with their dataset. */
const held = new Map<string, { readonly set: FileSet; readonly beside: Sidecars }>();

/** Whose dataset went last, so that it can come back. */
let removed: FileCard | undefined;

const cardOf = (id: string): FileCard | undefined =>
  droppedStore.getState().cards.find((card) => card.id === id);

/** Carries out what the drop target, the file button and the cards ask for. */
export function followDrops(): void {
  droppedStore.subscribe(({ request }, before) => {
    if (request === undefined || request === before.request) return;
    droppedStore.setState({ request: undefined });
    void carryOut(request);
  });
  droppedStore.subscribe(({ cards }, before) => {
    if (cards === before.cards) return;
    const left = new Set(cards.map(({ id }) => id));
    for (const { id, message } of before.cards) {
      if (left.has(id)) continue;
      if (message !== undefined) takeBack(id);
      stopRoads(id);
    }
  });
  addedStore.subscribe(({ entries }, before) => {
    const gone = before.entries.filter((old) => !entries.some(({ id }) => id === old.id));
    for (const { id } of gone) forget(id);
  });
}

async function carryOut(request: FileRequest): Promise<void> {
  switch (request.type) {
    case 'open':
      return openFiles(request.files);
    case 'correct':
      return correct(request.id, request.said);
    case 'series':
      return makeSeries(request.offer);
    case 'show': {
      const card = cardOf(request.id);
      const bounds = boundsOf(card);
      const time = card?.message?.timestamp;
      if (bounds !== undefined) viewStore.setState({ command: { type: 'fit', bounds } });
      if (time !== undefined) clockStore.setState({ time, playing: false });
      return;
    }
    case 'restore':
      return restore(request.card, request.settings);
  }
}

/** A file's name without its ending, in words. */
const titleOf = (stem: string): string => stem.replace(/[_\s]+/g, ' ').trim() || stem;

function newCard(file: File, problem?: Problem): FileCard {
  count += 1;
  const slug = stemOf(file.name)
    .replace(/[^\w]+/g, '-')
    .slice(0, 60);
  return {
    id: `file-${count}-${slug}`,
    title: titleOf(stemOf(file.name)),
    files: [{ name: file.name, bytes: file.size, url: '' }],
    status: problem === undefined ? 'reading' : 'failed',
    problem,
    facts: undefined,
    said: {},
    shown: true,
  };
}

async function openFiles(files: readonly File[]): Promise<void> {
  const { sets, alone } = sortFiles(files);
  const refused = alone.map((file) =>
    newCard(file, new Problem('dropSidecar', { file: file.name })),
  );
  const cards = sets.map(({ raster }) => newCard(raster));
  droppedStore.setState((s) => ({
    cards: [...cards, ...refused, ...s.cards.map((card) => ({ ...card, shown: false }))],
    offer: undefined,
  }));
  for (const [i, set] of sets.entries()) await bring(cards[i]!.id, set);
  const opened = cards.flatMap(({ id }) => cardOf(id) ?? []);
  const offer = seriesAmong(opened.filter(({ status }) => status === 'open'));
  droppedStore.setState({ offer });
  jumpIfUnseen(opened);
}

/** Reads a file for the first time and opens it as a layer, or leaves its Problem on the card. */
async function bring(id: string, set: FileSet): Promise<void> {
  try {
    const transit = await transitFile(set.raster);
    if (transit === 'message') return await bringMessage(id, set.raster);
    if (transit === 'timetable') return await bringFeed(id, set);
    if (await isRoadFile(set.raster)) return await bringRoads(id, set);
    await expectTiff(set.raster);
    const affine = set.world && parseWorldFile(await set.world.text());
    const crs = set.prj && (await set.prj.text()).trim();
    const beside: Sidecars = { ...(affine && { affine }), ...(crs ? { crs } : {}) };
    const url = registerFile(set.raster, beside);
    held.set(url, { set, beside });
    const date = dateInName(set.raster.name);
    const file: BroughtFile = {
      name: set.raster.name,
      bytes: set.raster.size,
      url,
      ...(date && { period: date.period }),
    };
    patchCard(id, { files: [file] });
    await read(id);
  } catch (error) {
    const problem = problemOf(error, set.raster.name);
    if (problem.params.format === 'GeoJSON' && set.raster.size <= mostShapeBytes)
      return measureWithin(id, set.raster);
    patchCard(id, { status: 'failed', problem });
  }
}

/** A person can say what a catalogue would: the card asks for it. */
function problemOf(error: unknown, file: string): Problem {
  const problem = renamed(asProblem(error, file), file);
  if (problem.code !== 'unknownCrs') return problem;
  const crs = String(problem.params.crs);
  return crs === '(none declared)'
    ? new Problem('dropNoCrs', { file })
    : new Problem('dropCrs', { file, crs });
}

/** A timetable is read whole before it is a layer; the layer takes it over. */
async function bringFeed(id: string, set: FileSet): Promise<void> {
  const { name, size } = set.raster;
  const url = registerFeed(set.raster);
  held.set(url, { set, beside: {} });
  patchCard(id, { files: [{ name, bytes: size, url }] });
  const client = await openAhead(url, {
    signal: new AbortController().signal,
    timeZone: clockStore.getState().timeZone,
    files: set.raster,
    progress: () => undefined,
  });
  const feed = client.opened.facts;
  patchCard(id, { status: 'open', problem: undefined, feed });
  addEntry(entryOf(cardOf(id)!));
}

/** A road network, or what one is made of, as a table that its layer reads. */
async function bringRoads(id: string, set: FileSet): Promise<void> {
  const { name, size } = set.raster;
  const tell = (progress: number): void => patchCard(id, { progress });
  tell(0);
  const { table, facts } = await readRoadFile(id, set.raster, tell);
  const url = registerLocal(table);
  held.set(url, { set, beside: {} });
  patchCard(id, { files: [{ name, bytes: size, url }], status: 'open', roads: facts });
  addEntry(entryOf(cardOf(id)!));
}

/** A live message is no dataset: an open timetable shows it, and the clock goes to its instant. */
async function bringMessage(id: string, file: File): Promise<void> {
  let by: Text | undefined;
  const goTo = clockMover();
  const facts = await readMessage(id, file, (title, message) => {
    by = title;
    if (cardOf(id) === undefined) return;
    patchCard(id, { message: { ...message, shownBy: title } });
    goTo(message.timestamp);
  });
  if (cardOf(id) === undefined) return takeBack(id);
  patchCard(id, { status: 'open', message: { ...facts, ...(by && { shownBy: by }) } });
}

/** Reads the card's first file with what the person said of it, and adds or renews its dataset. */
async function read(id: string): Promise<void> {
  const card = cardOf(id);
  const file = card?.files[0];
  const source = held.get(file?.url ?? '');
  if (card === undefined || file === undefined || source === undefined) return;
  const { said } = card;
  const hints = {
    ...(said.crs === undefined ? {} : { crs: said.crs }),
    ...(said.noData === undefined ? {} : { noData: said.noData }),
  };
  const raster = await openRemote(file.url, hints);
  raster.close();
  const { readTags } = await import('../layers/raster/readTags.ts');
  const read = factsOf(raster.info, raster.sample, await readTags(source.set.raster), {
    crsSaid: said.crs !== undefined,
  });
  const facts = withPeriod(read, file);
  const day = facts.dateTime?.slice(0, 10);
  const files =
    file.period === undefined && day !== undefined
      ? [{ ...file, period: dateInName(day)!.period }, ...card.files.slice(1)]
      : card.files;
  patchCard(id, { status: 'open', problem: undefined, facts, files });
  addEntry(entryOf(cardOf(id)!));
}

async function correct(id: string, change: FileCorrections): Promise<void> {
  const card = cardOf(id);
  if (card === undefined) return;
  const said = { ...card.said, ...change };
  patchCard(id, { said });
  if (card.status !== 'failed' && change.noData === undefined && change.crs === undefined) {
    addEntry(entryOf({ ...card, said }), change.ramp === undefined ? {} : { ramp: change.ramp });
    return;
  }
  try {
    patchCard(id, card.status === 'failed' ? { status: 'reading', problem: undefined } : {});
    await read(id);
    if (card.status === 'failed') jumpIfUnseen([cardOf(id) ?? card]);
  } catch (error) {
    patchCard(id, { status: 'failed', problem: problemOf(error, card.files[0]?.name ?? '') });
  }
}

/** One dataset of several files instead of one each; the first card stands for all. */
function makeSeries({ ids }: SeriesOffer): void {
  const members = ids.flatMap((id) => cardOf(id) ?? []);
  const [first] = members;
  if (first === undefined || members.length !== ids.length) return;
  const stem = stemOf(first.files[0]!.name);
  const title = titleOf(stem.replace(dateInName(first.files[0]!.name)!.text, '')) || first.title;
  const series = { ...first, title, files: members.flatMap(({ files }) => files) };
  droppedStore.setState((s) => ({
    cards: s.cards
      .map((card) => (card.id === first.id ? series : card))
      .filter((card) => card === series || !ids.includes(card.id)),
    offer: undefined,
  }));
  for (const id of ids.slice(1)) removeEntry(id);
  addEntry(entryOf(series));
}

/** Puts back what was removed last; its files are still held. */
function restore(card: FileCard, settings: LinkLayer['params']): void {
  if (card.id !== removed?.id || cardOf(card.id) !== undefined) return;
  removed = undefined;
  droppedStore.setState((s) => ({ cards: [card, ...s.cards] }));
  addEntry(entryOf(card), settings);
}

/** Lets go of the files of a dataset that is gone, unless another holds them or it was the last to go. */
function forget(id: string): void {
  removed = cardOf(id) ?? removed;
  dropActions.dismiss(id);
  const cards = [...droppedStore.getState().cards, ...(removed === undefined ? [] : [removed])];
  const used = new Set(cards.flatMap(({ files }) => files.map(({ url }) => url)));
  for (const url of held.keys()) {
    if (used.has(url)) continue;
    held.delete(url);
    releaseFile(url);
    releaseFeed(url);
    releaseLocal(url);
  }
}
