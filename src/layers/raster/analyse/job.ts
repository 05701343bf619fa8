import { software } from '../../../catalogue/software.ts';
import type { GridCell, ScatterResult, ZonalTable } from '../../../channel/analysis.ts';
import type { Bounds } from '../../../geo/bounds.ts';
import type { PreparedDerivation, SourceFile } from '../derive/prepare.ts';
import { provenanceOf } from '../derive/provenance.ts';
import { probeRaster, sampleRaster } from '../probe.ts';
import type { Raster } from '../raster.ts';
import type { Work } from './work.ts';

/** Zones as a GeoJSON text, with the name to use in messages. */
export interface ZoneFile {
  readonly file: string;
  readonly text: string;
}

/** What may be asked of the analysis worker; every job opens its rasters and closes them again. */
export interface Jobs {
  /** What a derivation would be: its grid, extent and a sample of its values. */
  readonly describe: {
    readonly derivation: PreparedDerivation;
    readonly answer: Described;
  };
  readonly zonal: {
    readonly raster: SourceFile;
    readonly band: number;
    readonly classes: boolean;
    /** The whole raster where absent. */
    readonly zones?: ZoneFile | undefined;
    readonly answer: ZonalTable;
  };
  /** Of the derivation's first two sources. */
  readonly scatter: {
    readonly derivation: PreparedDerivation;
    readonly zones?: ZoneFile | undefined;
    readonly answer: ScatterResult;
  };
  /** The cell's value in each raster; null on nodata, outside, or where the file cannot be read. */
  readonly profile: {
    readonly rasters: readonly { readonly file: SourceFile; readonly band: number }[];
    readonly lon: number;
    readonly lat: number;
    readonly answer: readonly (number | null)[];
  };
  readonly geotiff: {
    readonly derivation: PreparedDerivation;
    readonly unit: string | undefined;
    readonly description: string;
    readonly answer: readonly Uint8Array[];
  };
}

export interface Described {
  readonly cell: GridCell;
  readonly width: number;
  readonly height: number;
  readonly bounds: Bounds;
  /** Unit that the files of a difference tell. */
  readonly unit: string | undefined;
  readonly sample: Float32Array;
}

export type JobName = keyof Jobs;
export type JobInput<K extends JobName> = Omit<Jobs[K], 'answer'>;

/** Does a job. Rejects with a Problem. */
export function runJob<K extends JobName>(
  name: K,
  input: JobInput<K>,
  work: Work,
): Promise<Jobs[K]['answer']> {
  const run = runs[name] as (input: JobInput<K>, work: Work) => Promise<Jobs[K]['answer']>;
  return run(input, work);
}

type Runs = {
  readonly [K in JobName]: (input: JobInput<K>, work: Work) => Promise<Jobs[K]['answer']>;
};

const runs: Runs = {
  describe: ({ derivation }, work) =>
    withDerived(derivation, work, async (raster) => {
      const { gridCell } = await import('./zonal.ts');
      const { width, height, bounds } = raster.info;
      const sample = await sampleRaster(raster);
      return { cell: gridCell(raster), width, height, bounds, unit: raster.unit, sample };
    }),
  zonal: async ({ raster, band, classes, zones }, work) => {
    const [{ zonalStatistics }, { openSource }] = await Promise.all([
      import('./zonal.ts'),
      import('../derive/open.ts'),
    ]);
    const parsed = await parsedZones(zones);
    const opened = await openSource(raster, work.signal);
    const isClasses = classes || opened.info.meaning === 'palette';
    return closing(opened, zonalStatistics(opened, parsed, { ...work, band, classes: isClasses }));
  },
  scatter: async ({ derivation, zones }, work) => {
    const { scatter } = await import('./scatter.ts');
    const parsed = await parsedZones(zones);
    return withDerived(derivation, work, (raster) => scatter(raster, parsed, work));
  },
  profile: async ({ rasters, lon, lat }, { signal }) => {
    const { openSource } = await import('../derive/open.ts');
    const read = async ({ file, band }: (typeof rasters)[number]): Promise<number | null> => {
      const opened = await openSource(file, signal);
      return (await closing(opened, probeRaster(opened, lon, lat, band))).value;
    };
    const answers = await Promise.allSettled(rasters.map(read));
    return answers.map((a) => (a.status === 'fulfilled' ? a.value : null));
  },
  geotiff: async ({ derivation, unit, description }, work) => {
    const { writeGeoTiff } = await import('../write/geotiff.ts');
    return withDerived(derivation, work, async (raster) => {
      const date = new Date();
      const provenance = provenanceOf(derivation.derivation, raster, date);
      const options = { ...work, unit, description, provenance, software, date };
      return (await writeGeoTiff(raster, options)).pieces;
    });
  },
};

async function parsedZones(zones: ZoneFile | undefined) {
  if (zones === undefined) return undefined;
  const { zonesOf } = await import('./zones.ts');
  return zonesOf(zones.text, zones.file);
}

type Derived = Awaited<ReturnType<typeof import('../derive/open.ts')['openDerived']>>;

async function withDerived<T>(
  derivation: PreparedDerivation,
  { signal }: Work,
  use: (raster: Derived) => Promise<T>,
): Promise<T> {
  const { openDerived } = await import('../derive/open.ts');
  const raster = await openDerived(derivation, signal);
  return closing(raster, use(raster));
}

async function closing<T>(raster: Raster, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    for (const block of raster.blocks) block.dispose();
  }
}
