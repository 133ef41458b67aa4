"use client";

import clsx from "clsx";
import type { CSSProperties, ReactNode } from "react";

export interface RowColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "end";
  /** On a phone a row is a card: its heading, a plain cell without its title, the foot with buttons, or left out. A titled line if not said. */
  readonly phone?: "heading" | "plain" | "foot" | "hide";
  readonly width?: CSSProperties["width"];
}

/**
 * A table whose rows become cards on a phone, without losing the roles of a table. Rows answer to `useListKeys`;
 * a cell may hold a `souk-row-link`, which makes the whole row lead there.
 */
export const RowTable = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  rowClass,
  foot,
}: {
  label: string;
  columns: readonly RowColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  rowClass?: (row: Row) => string | undefined;
  foot?: ReactNode;
}) => (
  <div className="souk-rows-box" tabIndex={-1}>
    {/* the roles are said again because a phone's layout would take them away */}
    <table role="table" aria-label={label} className="souk-rows">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" className={clsx(column.align === "end" && "souk-rows-end")} style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" data-row className={rowClass?.(row)}>
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                data-title={column.title}
                className={clsx(column.align === "end" && "souk-rows-end", column.phone && `souk-rows-${column.phone}`)}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  </div>
);
