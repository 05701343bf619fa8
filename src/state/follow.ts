import { createStore } from 'zustand/vanilla';

/** A moving thing that the camera stays with: `Layer.placeOf` of the key tells where it is. */
export interface Followed {
  readonly layerId: string;
  readonly key: string;
}

export interface FollowState {
  readonly followed: Followed | undefined;
  /** What people call it: line and destination. */
  readonly title: string;
  /** It is gone, so that following stopped by itself; stays until something else is followed or it is put away. */
  readonly ended: boolean;
  /** Middle of the part of the map that no panel covers, CSS pixels of the window; undefined for the map's own. */
  readonly middle: { readonly x: number; readonly y: number } | undefined;
}

export const followStore = createStore<FollowState>(() => ({
  followed: undefined,
  title: '',
  ended: false,
  middle: undefined,
}));

export const follow = ({ layerId, key }: Followed): void =>
  followStore.setState({ followed: { layerId, key }, title: '', ended: false });

/** Also puts away the word that it has ended. */
export const stopFollowing = (): void =>
  followStore.setState({ followed: undefined, ended: false });

export const isFollowed = ({ followed }: FollowState, { layerId, key }: Followed): boolean =>
  followed?.layerId === layerId && followed.key === key;
