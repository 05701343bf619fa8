import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { standards } from '../../../../src/catalogue/standards.ts';
import type { Text } from '../../../../src/channel/text.ts';
import type { Bounds } from '../../../../src/geo/bounds.ts';
import { type BuiltRoads, buildRoads } from '../../../roads/build.ts';
import { writeRoads } from '../../../roads/write.ts';
import type { Step, StepContext } from '../context.ts';

/**
 * Road network of an OpenStreetMap PBF, a GeoPackage or a GeoJSON (source 0), widened by the main roads of
 * another (source 1) where there is one. Options: `table` (of a GeoPackage), `around` (bounds of what the
 * second source adds), `bounds` (WGS 84 degrees; only roads with a point inside), `urbanLimit` (km/h that no
 * road without sign exceeds, motorways and trunk roads aside).
 */
export const roads: Step = async (context) => {
  const source = context.source(0);
  const wider = context.optionalSource(1);
  const { around, bounds, table, urbanLimit } = context.dataset.options ?? {};
  const built = await buildRoads(source.path, {
    ...(typeof table === 'string' && { table }),
    ...(typeof urbanLimit === 'number' && { urbanLimit }),
    ...(Array.isArray(bounds) && { bounds: bounds as unknown as Bounds }),
    ...(wider !== undefined && {
      around: {
        file: wider.path,
        ...(Array.isArray(around) && { bounds: around as unknown as Bounds }),
      },
    }),
  });
  report(context, built.report);
  await mkdir(join(context.dir, 'mobility'), { recursive: true });
  await writeRoads(built.roads, join(context.dir, 'mobility/roads.parquet'));
  return { distributions: [roadDistribution], bounds: extentOf(built) };
};

export const roadDistribution = {
  path: 'mobility/roads.parquet',
  mediaType: 'application/vnd.apache.parquet',
  conformsTo: [standards.parquet, standards.roads],
};

function extentOf({ roads }: BuiltRoads): Bounds {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { path } of roads)
    for (const [lon, lat] of path) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  return box;
}

function report(context: StepContext, facts: BuiltRoads['report']): void {
  const source = context.source(0);
  const { unreachable, left, assumed, unreadable, widened } = facts;
  const { barriers, turnRestrictions } = facts;
  const wider = context.optionalSource(1);
  if (wider !== undefined && widened !== undefined)
    context.defect(
      wider,
      'directionGuessed',
      widened.added,
      {
        en: `${widened.added} main roads (${widened.kilometres} km) that the extract lacks have no direction of travel, name or lanes`,
        de: `${widened.added} Hauptstraßen (${widened.kilometres} km), die dem Auszug fehlen, haben weder Fahrtrichtung noch Namen noch Fahrstreifen`,
      },
      {
        en: `added; ${widened.directed} directions follow from the carriageway beside them or the road they join, the others are open both ways`,
        de: `ergänzt; ${widened.directed} Richtungen folgen aus der Gegenfahrbahn oder der Straße, in die sie münden, die übrigen gelten in beiden Richtungen`,
      },
    );
  const percent = (share: number): number => Math.round(share * 100);
  const out = { en: 'left out', de: 'weggelassen' };
  const found: readonly [string, number, Text, Text][] = [
    [
      'roadUnreachable',
      unreachable.roads,
      {
        en: `${unreachable.roads} roads (${unreachable.kilometres} km) cannot be reached from the others or lead nowhere within the extract`,
        de: `${unreachable.roads} Straßen (${unreachable.kilometres} km) sind von den anderen nicht erreichbar oder führen im Auszug nirgendwohin`,
      },
      out,
    ],
    [
      'roadClosed',
      left.access,
      {
        en: `${left.access} roads are not open to private cars`,
        de: `${left.access} Straßen sind für private Autos nicht offen`,
      },
      out,
    ],
    [
      'roadBarrier',
      barriers,
      {
        en: `${barriers} bollards, blocks and shut gates stand on roads`,
        de: `${barriers} Poller, Sperren und geschlossene Tore stehen auf Straßen`,
      },
      {
        en: 'no car passes them',
        de: 'kein Auto kommt durch',
      },
    ],
    [
      'turnRestriction',
      turnRestrictions?.found ?? 0,
      {
        en: `${turnRestrictions?.found} turns are forbidden or prescribed by a sign`,
        de: `${turnRestrictions?.found} Abbiegevorgänge sind durch Schilder verboten oder vorgeschrieben`,
      },
      {
        en: 'not heeded: routes may turn there',
        de: 'nicht beachtet: Routen dürfen dort abbiegen',
      },
    ],
    [
      'shapeNotLine',
      unreadable,
      {
        en: `${unreadable} features are no line`,
        de: `${unreadable} Objekte sind keine Linien`,
      },
      out,
    ],
    [
      'lanesAssumed',
      percent(assumed.lanes),
      {
        en: `lanes are not mapped on ${percent(assumed.lanes)} % of the length`,
        de: `auf ${percent(assumed.lanes)} % der Länge sind keine Fahrstreifen erfasst`,
      },
      { en: 'the usual number of the class is taken', de: 'die für die Klasse übliche Zahl gilt' },
    ],
    [
      'speedAssumed',
      percent(assumed.speed),
      {
        en: `no speed limit is mapped on ${percent(assumed.speed)} % of the length`,
        de: `auf ${percent(assumed.speed)} % der Länge ist kein Tempolimit erfasst`,
      },
      { en: 'the usual speed of the class is taken', de: 'das für die Klasse übliche Tempo gilt' },
    ],
  ];
  for (const [code, count, text, action] of found)
    context.defect(source, code, count, text, action);
}
