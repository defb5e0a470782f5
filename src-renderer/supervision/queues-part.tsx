import { useCallback, useMemo } from "react";
import type { SupervisedQueue, SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import { text } from "../text/text.ts";
import { SearchField } from "../ui/search-field.tsx";
import { classes } from "../ui/classes.ts";
import { named } from "./filter.ts";
import { keepRoom, keepSorting, useKeptRoom } from "./kept.ts";
import { LiveTable } from "./live-table.tsx";
import { queueColumns } from "./queue-columns.tsx";
import { queueMenu, waitMenu } from "./row-menus.tsx";
import { lookInto, type Supervision } from "./supervision.ts";
import styles from "./supervisor-room.module.css";
import { waitColumns } from "./wait-columns.tsx";

const columns = queueColumns();
const nameOf = ({ name }: SupervisedQueue): string => name;
const visitorOf = ({ visitor }: SupervisedWait): string => visitor;
const noWaits: readonly SupervisedWait[] = [];

/** The queues, and who waits in the one that is chosen. */
export function QueuesPart({ live }: { live: Supervision }) {
  const { queueWords, sorting } = useKeptRoom();
  const { queues, queue: chosen, waits } = live;
  const rows = useMemo(() => named([...(queues?.rows.values() ?? [])], queueWords), [queues, queueWords]);
  const menu = useCallback(
    (row: SupervisedQueue) => queueMenu(row, row.id === waits?.queue ? waits.waits : noWaits),
    [waits],
  );
  const queue = chosen === null ? undefined : queues?.rows.get(chosen);
  return (
    <div className={classes(queue && styles["split"], !queue && styles["part"])}>
      <section className={styles["part"]} aria-label={text("supervision.queues")}>
        <div className={styles["tools"]}>
          <div className={styles["search"]}>
            <SearchField
              label={text("supervision.findQueue")}
              clearLabel={text("supervision.clear")}
              value={queueWords}
              onChange={(words) => keepRoom({ queueWords: words })}
              maxLength={100}
            />
          </div>
          {queue ? null : <span className={styles["count"]}>{text("supervision.chooseToLook")}</span>}
        </div>
        <LiveTable
          label={text("supervision.queues")}
          rows={rows}
          columns={columns}
          sorting={sorting.queues}
          onSort={(next) => keepSorting("queues", next)}
          nameOf={nameOf}
          menu={menu}
          chosen={chosen}
          onChoose={({ id }) => lookInto(id === chosen ? null : id)}
          empty={text("supervision.noQueues")}
        />
      </section>
      {queue ? <WaitsPart live={live} queue={queue} /> : null}
    </div>
  );
}

function WaitsPart({ live, queue }: { live: Supervision; queue: SupervisedQueue }) {
  const { sorting } = useKeptRoom();
  const { agents, waits, names } = live;
  const ofQueue = useMemo(
    () => waitColumns({ agents: agents?.rows ?? new Map(), queue, names }),
    [agents, queue, names],
  );
  const menu = useCallback((wait: SupervisedWait) => waitMenu(wait, queue), [queue]);
  const label = text("supervision.waitsOf", { queue: queue.name });
  return (
    <section className={styles["part"]} aria-label={label}>
      <h2 className={styles["heading"]}>
        {label}
        {waits && waits.total > waits.waits.length ? (
          <span className={styles["soft"]}>
            {text("supervision.waitsShown", { shown: waits.waits.length, all: waits.total })}
          </span>
        ) : null}
      </h2>
      <LiveTable
        label={label}
        rows={waits?.waits ?? noWaits}
        columns={ofQueue}
        sorting={sorting.waits}
        onSort={(next) => keepSorting("waits", next)}
        nameOf={visitorOf}
        menu={menu}
        empty={text("supervision.nobodyWaits")}
      />
    </section>
  );
}
