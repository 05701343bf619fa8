import type { Bounds } from '../geo/bounds.ts';
import { analysisStore } from '../state/analysis.ts';
import { dropActions, type FileCard } from '../state/dropped.ts';
import { viewStore } from '../state/view.ts';
import { panelStore } from '../ui/panelStore.ts';

/** Where the file of a card lies. */
export const boundsOf = (card: FileCard | undefined): Bounds | undefined =>
  card?.facts?.bounds ?? card?.feed?.bounds ?? card?.roads?.bounds;

const apart = (a: Bounds, b: Bounds): boolean =>
  a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3];

/** Moves the camera only where nothing of what was brought can be seen. */
export function jumpIfUnseen(cards: readonly FileCard[]): void {
  const { seen } = viewStore.getState();
  const all = cards.map(boundsOf).filter((bounds) => bounds !== undefined);
  const [first] = all;
  if (first === undefined || seen === undefined) return;
  if (all.every((bounds) => apart(bounds, seen)))
    viewStore.setState({ command: { type: 'fit', bounds: first } });
}

/** Shapes are no layer of their own, but areas that rasters can be measured in. */
export async function measureWithin(id: string, file: File): Promise<void> {
  analysisStore.setState({
    tool: 'zones',
    zoneFile: { name: file.name, text: await file.text() },
  });
  panelStore.setState({ mode: 'measure', tab: 'layers' });
  dropActions.dismiss(id);
}
