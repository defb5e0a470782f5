import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import { MenuAt } from "../ui/menu.tsx";
import styles from "./live-table.module.css";
import type { Column } from "./column.ts";
import { LiveRow } from "./live-row.tsx";
import { pressed, sorted, type Sorting } from "./order.ts";
import { SortAnew } from "./sort-anew.tsx";
import { useHeldOrder } from "./use-held-order.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useWindow } from "./use-window.ts";

export interface LiveTableProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** What a row is called, for who hears it. */
  readonly nameOf: (row: Row) => string;
  /** What can be done with a row; opened by its button, the menu key, or a press of the other button. */
  readonly menu: (row: Row) => ReactNode;
  readonly chosen?: string | null;
  /** Enter or a press on the row. */
  readonly onChoose?: (row: Row) => void;
  /** Shown when there is no row. */
  readonly empty: ReactNode;
}

/**
 * A long table of rows that change all the time. Only the rows in sight are drawn; nothing changes its place while the
 * pointer or the focus is on the rows.
 */
export function LiveTable<Row extends { readonly id: string }>(props: LiveTableProps<Row>) {
  const { label, rows, columns, sorting, onSort, nameOf, menu, chosen, onChoose, empty } = props;
  const fresh = useMemo(() => {
    const by = columns.find(({ id }) => id === sorting.column) ?? columns[0];
    return by ? sorted(rows, by.compare, sorting.isDown) : [...rows];
  }, [rows, columns, sorting]);
  const order = useHeldOrder(fresh);
  const { scroll, first, last, rowHeight, show } = useWindow(order.rows.length);
  const [opened, setOpened] = useState<{ readonly id: string; readonly at: Element } | null>(null);
  const keys = useRowKeys(order.rows, scroll, { first, last, show }, onChoose, ({ id }, at) => setOpened({ id, at }));
  const ofMenu = opened && rows.find(({ id }) => id === opened.id);
  const tracks: Record<`--${string}`, string> = {
    "--columns": [...columns.map(({ width }) => width), "2rem"].join(" "),
  };
  return (
    <div className={styles["place"]} {...order.holding}>
      <div ref={scroll} className={styles["scroll"]} style={tracks}>
        <table className={styles["table"]} aria-label={label} aria-rowcount={order.rows.length + 1}>
          <thead className={styles["top"]}>
            <tr className={styles["head"]} aria-rowindex={1}>
              {columns.map((column) => (
                <Head
                  key={column.id}
                  column={column}
                  sorting={sorting}
                  onSort={(next) => {
                    order.renew();
                    onSort(next);
                  }}
                />
              ))}
              <th scope="col" className={styles["title"]}>
                <Hidden>{text("supervision.acts")}</Hidden>
              </th>
            </tr>
          </thead>
          <tbody className={styles["body"]} style={{ height: order.rows.length * rowHeight }} {...keys.handlers}>
            {order.rows.slice(first, last).map((row, offset) => (
              <LiveRow
                key={row.id}
                row={row}
                index={first + offset}
                top={(first + offset) * rowHeight}
                columns={columns}
                name={nameOf(row)}
                isReached={keys.isReached(row.id, first + offset)}
                isChosen={chosen === row.id}
              />
            ))}
          </tbody>
        </table>
        {order.rows.length === 0 ? <div className={styles["empty"]}>{empty}</div> : null}
      </div>
      {order.isOther ? <SortAnew onPress={order.renew} /> : null}
      {opened && ofMenu ? (
        <MenuAt
          label={text("supervision.actsOf", { name: nameOf(ofMenu) })}
          at={opened.at}
          onClose={() => setOpened(null)}
        >
          {menu(ofMenu)}
        </MenuAt>
      ) : null}
    </div>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

/** A column's title, which orders by it. */
function Head<Row>({ column: { id, title, isNumber }, sorting, onSort }: HeadProps<Row>) {
  const isBy = id === sorting.column;
  const arrow = sorting.isDown ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />;
  return (
    <th
      scope="col"
      className={classes(styles["title"], isNumber && styles["number"])}
      {...(isBy ? { "aria-sort": sorting.isDown ? "descending" : "ascending" } : {})}
    >
      <button type="button" className={styles["sort"]} onClick={() => onSort(pressed(sorting, id))}>
        {title}
        {isBy ? arrow : null}
      </button>
    </th>
  );
}
