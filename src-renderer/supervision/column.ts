import type { ReactNode } from "react";

/** One column of a live table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** A track of the grid: `minmax(8rem, 2fr)`. */
  readonly width: string;
  readonly compare: (a: Row, b: Row) => number;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
}
