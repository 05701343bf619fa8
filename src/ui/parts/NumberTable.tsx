export interface NumberRow {
  readonly key: string | number;
  /** Heading of the row: an hour, a day, a method. */
  readonly head: string;
  /** One for each column, as shown. */
  readonly cells: readonly string[];
  /** The row that the others are compared with. */
  readonly own?: boolean;
}

interface NumberTableProps {
  readonly caption?: string;
  /** What the rows' headings are. */
  readonly rowHead: string;
  /** Headings of the columns of numbers, with their units. */
  readonly heads: readonly string[];
  readonly rows: readonly NumberRow[];
}

/** Numbers under named columns, each row named too: what a chart draws, to be read. */
export function NumberTable({ caption, rowHead, heads, rows }: NumberTableProps) {
  return (
    <table className="table">
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{rowHead}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="cell-number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.own ? 'row-own' : undefined}>
            <th scope="row">{row.head}</th>
            {row.cells.map((cell, i) => (
              <td key={heads[i]} className="cell-number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
