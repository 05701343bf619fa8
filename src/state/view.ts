import { createStore } from 'zustand/vanilla';
import type { Bounds, LonLat } from '../geo/bounds.ts';

export type ThemeName = 'light' | 'dark';
/** A: today; B: the scenario; diff: B minus A. */
export type CompareSide = 'a' | 'b' | 'diff';
export type Language = 'en' | 'de';

/** Camera pose: position in degrees and metres, angles in degrees (heading from north clockwise). */
export interface CameraPose extends LonLat {
  readonly height: number;
  readonly heading: number;
  readonly pitch: number;
}

/** A move that a person asked for by a control; the globe carries it out and clears it. */
export type CameraCommand =
  | { readonly type: 'zoomIn' | 'zoomOut' | 'north' | 'tilt' }
  /** `jump`: without a flight, whose tiles on the way would only delay a first view. */
  | { readonly type: 'home'; readonly jump?: boolean }
  | {
      readonly type: 'flyTo';
      readonly target: LonLat;
      readonly height?: number;
      readonly range: number;
    }
  | { readonly type: 'fit'; readonly bounds: Bounds }
  | { readonly type: 'pose'; readonly pose: CameraPose };

export interface ViewState {
  readonly theme: ThemeName;
  readonly language: Language;
  readonly side: CompareSide;
  /** Place of the swipe's divider, 0 left edge of the map to 1 right; undefined while nothing is swiped. */
  readonly swipe: number | undefined;
  readonly pose: CameraPose | undefined;
  /** Part of the Earth that the picture shows, degrees; undefined while only the sky is there. */
  readonly seen: Bounds | undefined;
  readonly command: CameraCommand | undefined;
  /** Metres that 100 CSS pixels span at the screen centre, for the scale bar. */
  readonly metresPer100px: number | undefined;
  readonly globe: 'starting' | 'ready' | 'unsupported';
}

export const viewStore = createStore<ViewState>(() => ({
  theme: 'light',
  language: 'en',
  side: 'b',
  swipe: undefined,
  pose: undefined,
  seen: undefined,
  command: undefined,
  metresPer100px: undefined,
  globe: 'starting',
}));
