import { missing } from '../fields.ts';
import type { Notices } from '../notices.ts';
import { Domain } from './cells.ts';
import { Table } from './table.ts';

/** What the rules that compare rows and tables work on. */
export class CheckedFeed {
  readonly notices: Notices;
  /** Day from which expiry counts, days since 1970-01-01. */
  readonly today: number;
  /** Days (since 1970-01-01) on which each service runs, by its number. */
  services: readonly ReadonlySet<number>[] = [];
  readonly #tables = new Map<string, Table>();
  readonly #domains = new Map<string, Domain>();
  readonly #meetings = new Map<number, boolean>();

  constructor(notices: Notices, today: number) {
    this.notices = notices;
    this.today = today;
  }

  /** A table by its file name, without rows where the feed lacks it. */
  table(name: string): Table {
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const table = new Table(name);
    this.#tables.set(name, table);
    return table;
  }

  /** Ids of one kind of thing. */
  domain = (name: string): Domain => {
    const known = this.#domains.get(name);
    if (known !== undefined) return known;
    const domain = new Domain();
    this.#domains.set(name, domain);
    return domain;
  };

  /** Whether two services run on a common day. */
  meet(a: number, b: number): boolean {
    const pair = Math.min(a, b) * this.services.length + Math.max(a, b);
    const known = this.#meetings.get(pair);
    if (known !== undefined) return known;
    const [few, many] = [this.services[a]!, this.services[b]!].sort((x, y) => x.size - y.size);
    let common = false;
    for (const day of few!) {
      common = many!.has(day);
      if (common) break;
    }
    this.#meetings.set(pair, common);
    return common;
  }

  /** Row of each id's number in the table that defines it, `missing` where its row cannot be used. */
  rows(table: string, field: string, domain: string): Int32Array {
    const rows = new Int32Array(this.domain(domain).size).fill(missing);
    this.table(table)
      .numbers(field)
      .forEach((id, row) => {
        if (id >= 0) rows[id] = row;
      });
    return rows;
  }
}
