import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRemote } from '../../src/layers/raster/client.ts';
import { rasterKind } from '../../src/layers/raster/kind.ts';
import { addedStore, removeEntry } from '../../src/state/added.ts';
import { linkable } from '../../src/state/addedLink.ts';
import { analysisStore } from '../../src/state/analysis.ts';
import { dropActions, droppedStore, type FileCard } from '../../src/state/dropped.ts';
import { layersStore } from '../../src/state/layers.ts';
import { viewStore } from '../../src/state/view.ts';
import { panelStore } from '../../src/ui/panelStore.ts';
import { followAdded } from '../../src/wiring/added.ts';
import { followDrops } from '../../src/wiring/drop.ts';
import { bareTiff, geoTiff, worldFile } from './tiff.ts';

beforeAll(() => {
  followAdded();
  followDrops();
});
beforeEach(() => {
  addedStore.setState({ entries: [] });
  droppedStore.setState({ cards: [], offer: undefined });
  layersStore.setState({ rows: [], active: undefined });
  viewStore.setState({ seen: undefined, command: undefined });
});

/** Polls patiently: the first EPSG code that is no UTM zone loads a table. */
const until = <T>(value: () => T) => expect.poll(value, { timeout: 20_000 });

const cards = (): readonly FileCard[] => droppedStore.getState().cards;

/** Waits until no file is being read and the questions about all of them are asked. */
async function done(): Promise<readonly FileCard[]> {
  await until(() => cards().every(({ status }) => status !== 'reading')).toBe(true);
  await new Promise((go) => setTimeout(go, 0));
  return cards();
}

const drop = (...files: File[]): Promise<readonly FileCard[]> => {
  dropActions.open(files);
  return done();
};

describe('a dropped GeoTIFF', () => {
  it('becomes a layer on top with what was read and what was assumed', async () => {
    const [card] = await drop(geoTiff('lst_2016.tif'));
    expect(card).toMatchObject({ status: 'open', title: 'lst 2016' });
    expect(card!.facts).toMatchObject({
      ...{ width: 64, height: 40, bands: 1, sampleType: 'float32', crs: 'EPSG:32632' },
      cell: { width: 30, height: 30, exact: true },
      statistics: { min: 20, max: 39 },
    });
    expect(card!.facts!.assumptions).toEqual(expect.arrayContaining(['unitUnknown', 'nameDate']));
    const [row] = layersStore.getState().rows;
    expect(row).toMatchObject({ id: card!.id, kind: 'raster', visible: true });
    expect(row!.entry.temporal).toEqual({ start: '2016-01-01', end: '2017-01-01' });
    expect(layersStore.getState().active).toBe(card!.id);
  });

  it('is opened from the device by its address, and by nobody with the link', async () => {
    const [card] = await drop(geoTiff('lst.tif'));
    const [entry] = addedStore.getState().entries;
    const raster = await openRemote(entry!.distributions[0]!.accessUrl, {});
    expect(raster.info.bounds).toEqual(card!.facts!.bounds);
    expect(linkable(entry)).toBeUndefined();
  });

  it('takes what a person says and stays in its place', async () => {
    const [first] = await drop(geoTiff('a.tif'));
    await drop(geoTiff('b.tif'));
    dropActions.correct(first!.id, { title: 'Heat', unit: 'degC' });
    const rows = layersStore.getState().rows;
    expect(rows.map(({ entry }) => entry.title.en)).toEqual(['b', 'Heat']);
    expect(rows[1]!.entry.variable).toMatchObject({ unit: 'degC', name: { en: 'Heat' } });
    dropActions.correct(first!.id, { ramp: 'urban-atlas' });
    expect(layersStore.getState().rows[1]!.params).toMatchObject({ ramp: 'urban-atlas' });
  });

  it('leaves values out that a person calls not known', async () => {
    const [card] = await drop(geoTiff('a.tif'));
    expect(card!.facts!.statistics!.min).toBe(20);
    dropActions.correct(card!.id, { noData: 20 });
    await until(() => cards()[0]!.facts!.statistics!.min).toBeGreaterThan(20);
    expect(cards()[0]!.facts!.assumptions).toContain('noDataSaid');
    expect(
      rasterKind.accepts(
        addedStore.getState().entries[0]!.distributions[0]!,
        addedStore.getState().entries[0]!,
      ),
    ).toBe(true);
    expect(addedStore.getState().entries[0]!.distributions[0]!.noData).toBe(20);
  });

  it('goes with its layer, comes back with its settings, and is let go once another goes', async () => {
    const [card] = await drop(geoTiff('a.tif'));
    const { accessUrl } = addedStore.getState().entries[0]!.distributions[0]!;
    removeEntry(card!.id);
    expect(cards()).toEqual([]);
    expect(layersStore.getState().rows).toEqual([]);
    dropActions.restore(card!, { opacity: 0.5 });
    expect(cards()).toEqual([card]);
    expect(layersStore.getState().rows[0]!.params).toMatchObject({ opacity: 0.5 });
    const raster = await openRemote(accessUrl, {});
    expect(raster.info.bounds).toEqual(card!.facts!.bounds);

    removeEntry(card!.id);
    const [other] = await drop(geoTiff('b.tif'));
    removeEntry(other!.id);
    dropActions.restore(card!, {});
    expect(cards()).toEqual([]);
    await expect(openRemote(accessUrl, {})).rejects.toMatchObject({ code: 'localGone' });
  });

  it('moves the camera only where nothing of it can be seen', async () => {
    viewStore.setState({ seen: [11.2, 44.4, 11.4, 44.6] });
    const [card] = await drop(geoTiff('near.tif'));
    expect(viewStore.getState().command).toBeUndefined();
    viewStore.setState({ seen: [9.9, 48.9, 10, 49] });
    await drop(geoTiff('far.tif'));
    expect(viewStore.getState().command).toEqual({ type: 'fit', bounds: card!.facts!.bounds });
  });
});

describe('a file that leaves its place open', () => {
  it('is placed by a world file and asks for the coordinates that are missing', async () => {
    const [card] = await drop(bareTiff('plan.tif'), worldFile('plan.tfw'));
    expect(card).toMatchObject({ status: 'failed', problem: { code: 'dropNoCrs' } });
    expect(addedStore.getState().entries).toEqual([]);
    dropActions.correct(card!.id, { crs: 'EPSG:32632' });
    await done();
    await until(() => cards()[0]!.status).toBe('open');
    const { facts } = cards()[0]!;
    expect(facts!.assumptions).toEqual(
      expect.arrayContaining(['placeFromWorldFile', 'crsSaid', 'stampDate']),
    );
    expect(facts!.bounds[0]).toBeCloseTo(11.26, 1);
    expect(facts).toMatchObject({ dateTime: '2021-07-04T10:20:30', compression: 'none' });
    expect(addedStore.getState().entries[0]!.distributions[0]).toMatchObject({
      crs: 'EPSG:32632',
      temporal: { start: '2021-07-04', end: '2021-07-05' },
    });
  });

  it('asks again after a code that is none', async () => {
    const [card] = await drop(bareTiff('plan.tif'), worldFile('plan.tfw'));
    dropActions.correct(card!.id, { crs: 'EPSG:999999' });
    await until(() => cards()[0]!.said.crs).toBe('EPSG:999999');
    await done();
    await expect
      .poll(() => cards()[0]!.problem)
      .toMatchObject({ code: 'dropCrs', params: { crs: 'EPSG:999999' } });
  });

  it('takes coordinates from a .prj', async () => {
    const wkt =
      'PROJCS["WGS 84 / UTM zone 32N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]';
    const prj = new File([wkt], 'plan.prj');
    const [card] = await drop(bareTiff('plan.tif'), worldFile('plan.tfw'), prj);
    expect(card!.status).toBe('open');
    expect(card!.facts!.assumptions).toContain('crsFromPrj');
  });

  it('says so where there is no world file, and of a world file alone', async () => {
    const [bare, alone] = await drop(bareTiff('plan.tif'), worldFile('other.tfw'));
    expect(bare!.status).toBe('failed');
    expect(alone!.problem!.code).toBe('dropSidecar');
  });
});

describe('dropped GeoJSON', () => {
  it('is handed to the statistics by area', async () => {
    const text = '{"type": "FeatureCollection", "features": []}';
    await drop(new File([text], 'parks.geojson'));
    await expect
      .poll(() => analysisStore.getState().zoneFile)
      .toEqual({ name: 'parks.geojson', text });
    expect(analysisStore.getState().tool).toBe('zones');
    expect(panelStore.getState().mode).toBe('measure');
    expect(cards()).toEqual([]);
  });
});

describe('several files at once', () => {
  it('are layers of their own and one press makes them a series', async () => {
    const files = [2024, 2016, 2020].map((year) => geoTiff(`lst_${year}.tif`, year / 100));
    expect(await drop(...files, new File([], 'empty.tif'))).toHaveLength(4);
    expect(layersStore.getState().rows).toHaveLength(3);
    const { offer } = droppedStore.getState();
    expect(offer!.labels).toEqual(['2016', '2020', '2024']);
    dropActions.makeSeries(offer!);
    const [row, ...others] = layersStore.getState().rows;
    expect(others).toEqual([]);
    expect(row!.entry.title.en).toBe('lst');
    expect(row!.entry.distributions.map(({ temporal }) => temporal!.start)).toEqual([
      '2016-01-01',
      '2020-01-01',
      '2024-01-01',
    ]);
    for (const { accessUrl } of row!.entry.distributions)
      await expect(openRemote(accessUrl, {})).resolves.toBeDefined();
  });
});
