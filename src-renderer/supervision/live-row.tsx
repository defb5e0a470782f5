import { Ellipsis } from "lucide-react";
import { memo, type ReactNode } from "react";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import styles from "./live-table.module.css";
import type { Column } from "./column.ts";

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
  readonly menu: (row: Row) => ReactNode;
}

function OneRow<Row extends { readonly id: string }>(props: LiveRowProps<Row>) {
  const { row, index, top, columns, name, isReached, isChosen, menu } = props;
  return (
    <tr
      className={styles["row"]}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={isReached ? 0 : -1}
      data-row={row.id}
      aria-rowindex={index + 2}
      {...(isChosen ? { "aria-current": "true" as const } : {})}
    >
      {columns.map(({ id, cell, isNumber }) => (
        <td key={id} className={classes(styles["cell"], isNumber && styles["number"])}>
          {cell(row)}
        </td>
      ))}
      <td className={classes(styles["cell"], styles["end"])}>
        <Menu
          label={text("supervision.actsOf", { name })}
          placement="bottom end"
          trigger={
            <IconButton label={text("supervision.actsOf", { name })} look="soft" size="small" excludeFromTabOrder>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        >
          {menu(row)}
        </Menu>
      </td>
    </tr>
  );
}

/** Draws itself anew only when something of it is another. */
export const LiveRow = memo(OneRow) as typeof OneRow;
