import { createStore } from 'zustand/vanilla';

export type PhoneTab = 'layers' | 'scenario' | 'time' | 'figures' | 'more';

/** Which parts of the shell are open; nothing here belongs to the shared view. */
export interface PanelState {
  /** What lies over the middle of the map. */
  readonly mode: 'map' | 'charts' | 'measure';
  /** Whether the layer panel is drawn out of its rail on middle-sized screens. */
  readonly layersOpen: boolean;
  readonly tab: PhoneTab;
  /** Whether the hours of a selected building are shown; the next one selected shows its own. */
  readonly hours: boolean;
}

export const panelStore = createStore<PanelState>(() => ({
  mode: 'map',
  layersOpen: false,
  tab: 'scenario',
  hours: false,
}));
