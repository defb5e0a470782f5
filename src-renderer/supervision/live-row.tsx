import { Ellipsis } from "lucide-react";
import { memo } from "react";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import type { Column } from "./column.ts";
import styles from "./live-table.module.css";

interface LiveRowProps<Row extends { readonly id: string }> {
  readonly row: Row;
  readonly index: number;
  /** Pixels from the first row's place. */
  readonly top: number;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly name: string;
  /** Tab comes to this one. */
  readonly isReached: boolean;
  readonly isChosen: boolean;
}

/** A row at its place. Where it stands changes more often than what stands in it. */
export function LiveRow<Row extends { readonly id: string }>(props: LiveRowProps<Row>) {
  const { row, index, top, columns, name, isReached, isChosen } = props;
  return (
    <tr
      className={styles["row"]}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={isReached ? 0 : -1}
      data-row={row.id}
      aria-rowindex={index + 2}
      {...(isChosen ? { "aria-current": "true" as const } : {})}
    >
      <Cells row={row} columns={columns} name={name} />
    </tr>
  );
}

function AllCells<Row extends { readonly id: string }>({
  row,
  columns,
  name,
}: Pick<LiveRowProps<Row>, "row" | "columns" | "name">) {
  return (
    <>
      {columns.map(({ id, cell, isNumber }) => (
        <td key={id} className={classes(styles["cell"], isNumber && styles["number"])}>
          {cell(row)}
        </td>
      ))}
      <td className={classes(styles["cell"], styles["end"])}>
        <button
          type="button"
          className={styles["more"]}
          tabIndex={-1}
          title={text("supervision.acts")}
          aria-label={text("supervision.actsOf", { name })}
          aria-haspopup="menu"
        >
          <Ellipsis aria-hidden="true" />
        </button>
      </td>
    </>
  );
}

const Cells = memo(AllCells) as typeof AllCells;
