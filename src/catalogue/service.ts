import type { Text } from '../channel/text.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';

/** A choice that an offer leaves to the person: a style, or the asset of a STAC item. */
export interface OfferVariant {
  readonly value: string;
  readonly label: string;
}

/** One dataset that a service offers. */
export interface Offer {
  /** Unique within the service. */
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  /** Titles of the groups it stands in, outermost first. */
  readonly path: readonly string[];
  /** The dataset as it would be added; absent where `problem` says why it cannot be, or `opens` leads on. */
  readonly entry?: Entry;
  /** A catalogue or collection further down, to be opened in turn. */
  readonly opens?: string;
  readonly problem?: Problem;
  /** Number of time steps and which they are, where there are several. */
  readonly times?: { readonly count: number; readonly first: string; readonly last: string };
  readonly variants: readonly OfferVariant[];
  /** Nothing says whose data it is: the person adding it must. */
  readonly attributionNeeded?: boolean;
  /** The entry of another variant than the first. */
  entryOf(variant: string): Entry;
}

export type ServiceKind = 'wms' | 'wmts' | 'xyz' | 'stac' | 'gtfs' | 'roads';

/** What an address leads to: a service with its datasets. */
export interface Service {
  readonly kind: ServiceKind;
  /** Version of the standard that is spoken, e.g. `1.3.0`. */
  readonly version: string;
  readonly url: string;
  readonly title: Text;
  readonly abstract: string;
  readonly offers: readonly Offer[];
  /** There is more than was read: how many datasets the service has in all, where it says so. */
  readonly more?: { readonly total: number | undefined };
}

/** Name of a licence where a service is silent; its address is then the service's own. */
export const licenceNotStated = 'not stated';
