import type { Catalogue } from '../catalogue/entry.ts';
import { openNetwork } from '../catalogue/network/client.ts';
import { standards } from '../catalogue/standards.ts';
import type { RoadNetwork } from '../channel/roads.ts';
import type { LonLat } from '../geo/bounds.ts';
import type { LayerView, Reading } from '../layers/layer.ts';
import type { RoadChange } from '../scenario/roadChange.ts';
import { measureFor, roadsWithin, sameMeasure, withoutRoads } from '../scenario/roads.ts';
import { analysisStore } from '../state/analysis.ts';
import { cityStore } from '../state/city.ts';
import { layersStore } from '../state/layers.ts';
import { roadsStore, setRoads, streetPrefix } from '../state/roads.ts';
import { roadToolActions, roadToolStore } from '../state/roadTool.ts';
import { scenarioActions, scenarioStore } from '../state/scenario.ts';
import { selectionStore } from '../state/selection.ts';
import { viewStore } from '../state/view.ts';
import { distributionOf } from './forecast/model.ts';

type RoadMarks = NonNullable<LayerView['roadMarks']>;

/** The city's road network, or undefined where the catalogue lists none. */
export async function loadRoads(
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<RoadNetwork | undefined> {
  const at = roadsAddress(catalogue);
  if (at === undefined) return undefined;
  const network = await openNetwork(at, { signal });
  if (signal.aborted) return network;
  setRoads(network);
  dropUnknown();
  return network;
}

const roadsAddress = (catalogue: Catalogue | undefined): string | undefined =>
  catalogue && distributionOf(catalogue, standards.roads)?.accessUrl;

/** A link or a file may name roads that this network does not have. */
function dropUnknown(): void {
  const { roads } = scenarioStore.getState();
  const { rowOf } = roadsStore.getState();
  const unknown = roads.flatMap((change) => change.roads.filter((road) => !rowOf.has(road)));
  if (unknown.length > 0) scenarioStore.setState({ roads: withoutRoads(roads, unknown) });
}

let marked: { readonly changes: readonly RoadChange[]; readonly marks: RoadMarks } | undefined;

/** What is done to the roads, by id, as the road layer marks it; the same object for the same changes. */
export function roadMarks(changes: readonly RoadChange[]): RoadMarks | undefined {
  if (changes.length === 0) return undefined;
  if (marked?.changes !== changes) marked = { changes, marks: marksOf(changes) };
  return marked.marks;
}

/** Marks of B's changes; none where the switch shows A. */
export const shownRoadMarks = (): RoadMarks | undefined =>
  viewStore.getState().side === 'a' ? undefined : roadMarks(scenarioStore.getState().roads);

function marksOf(changes: readonly RoadChange[]): RoadMarks {
  const of = (kind: RoadChange['kind']): ReadonlySet<string> =>
    new Set(changes.filter((c) => c.kind === kind).flatMap((c) => c.roads));
  return { closed: of('closed'), slowed: of('speed') };
}

/** Carries out what a person chooses on the map while the tool for roads is on; returns the way to stop. */
export function followRoadTool(): () => void {
  const stops = [
    selectionStore.subscribe(({ selected }, before) => {
      if (selected !== before.selected) giveStreet(selected);
    }),
    selectionStore.subscribe(({ selected }, before) => {
      if (selected === before.selected || roadToolStore.getState().picking !== 'roads') return;
      const road = selected?.featureId;
      if (road !== undefined && roadsStore.getState().rowOf.has(road)) toggle(road);
    }),
    analysisStore.subscribe(({ drawing, drawn }, before) => {
      if (drawing || !before.drawing || roadToolStore.getState().picking !== 'area') return;
      takeArea(drawn);
    }),
    cityStore.subscribe(({ catalogue }, before) => {
      if (catalogue === before.catalogue) return;
      setRoads(undefined);
      roadToolActions.pick('off');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A street that was found by its name is the city's road layer's, which marks it, as long as that is shown. */
function giveStreet(selected: Reading | undefined): void {
  if (selected?.layerId !== '' || !selected.featureId?.startsWith(streetPrefix)) return;
  const url = roadsAddress(cityStore.getState().catalogue);
  const row = layersStore
    .getState()
    .rows.find(
      ({ kind, visible, entry }) =>
        kind === 'roads' && visible && entry.distributions.some((d) => d.accessUrl === url),
    );
  if (row !== undefined) selectionStore.setState({ selected: { ...selected, layerId: row.id } });
}

/** A road that has the tool's measure already is given back. */
function toggle(road: string): void {
  const { roads } = scenarioStore.getState();
  const { measure } = roadToolStore.getState();
  const present = measureFor(roads, road);
  if (present !== undefined && sameMeasure(present, measure))
    scenarioActions.setRoads(withoutRoads(roads, [road]));
  else roadToolActions.change([road]);
}

function takeArea(area: readonly LonLat[]): void {
  const { network } = roadsStore.getState();
  const rows = network === undefined || area.length < 3 ? [] : roadsWithin(network.roads, area);
  if (rows.length > 0)
    roadToolActions.change(
      rows.map((row) => network!.roads.id[row]!),
      undefined,
      area,
    );
  analysisStore.setState({ drawn: [], screen: [] });
  roadToolStore.setState({ picking: 'off', found: area.length < 3 ? undefined : rows.length });
}
