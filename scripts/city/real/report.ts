import type { Text } from '../../../src/channel/text.ts';

/** Something wrong in published data, with how often it occurs and what was done about it. */
export interface Defect {
  /** Source id. */
  readonly source: string;
  readonly code: string;
  readonly count: number;
  readonly text: Text;
  readonly action: Text;
}

export interface SourceReport {
  readonly id: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where the bytes came from: a path or an address. */
  readonly from: string;
  readonly ok: boolean;
  readonly problem?: string;
}

/** What `twin city build` prints. */
export interface Report {
  readonly city: string;
  readonly out: string;
  /** Ids of the catalogue's entries. */
  readonly entries: readonly string[];
  readonly sources: readonly SourceReport[];
  readonly defects: readonly Defect[];
  /** Datasets that could not be made, with the reason. */
  readonly failed: readonly { readonly dataset: string; readonly problem: string }[];
  readonly seconds: number;
}

/** A defect as one sentence for the catalogue, e.g. "62 buildings ...; kept at 3 m." */
export function defectText(defect: Defect): Text {
  const languages = Object.keys(defect.text).filter((l) => defect.action[l] !== undefined);
  return Object.fromEntries(
    languages.map((l) => [l, `${defect.text[l]}: ${defect.action[l]}.`]),
  ) as unknown as Text;
}
