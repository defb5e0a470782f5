import { useMemo } from "react";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import type { Watched } from "../../src-shared/supervision/rows.ts";
import type { SupervisedAgent } from "../../src-shared/supervision/supervised.ts";
import { text } from "../text/text.ts";
import { SearchField } from "../ui/search-field.tsx";
import { Select } from "../ui/select.tsx";
import { beginAct } from "./acting.ts";
import { agentColumns } from "./agent-columns.tsx";
import { type AgentFilter, filteredAgents, stateFilters } from "./filter.ts";
import { keepRoom, keepSorting, useKeptRoom } from "./kept.ts";
import { LiveTable } from "./live-table.tsx";
import { agentMenu } from "./row-menus.tsx";
import styles from "./supervisor-room.module.css";

const nameOf = ({ name }: SupervisedAgent): string => name;
const openWork = (agent: SupervisedAgent): void => beginAct({ kind: "work", agent });

export function AgentsPart({ agents, names }: { agents: Watched<SupervisedAgent>; names: Names }) {
  const { filter, sorting } = useKeptRoom();
  const set = (part: Partial<AgentFilter>): void => keepRoom({ filter: { ...filter, ...part } });
  const rows = useMemo(() => filteredAgents([...agents.rows.values()], filter), [agents, filter]);
  const columns = useMemo(() => agentColumns(new Map(names.queues.map(({ id, name }) => [id, name]))), [names]);
  const states = stateFilters.map((id) => ({
    id,
    label: id === "all" || id === "here" ? text(`supervision.filter.${id}`) : text(`presence.${id}`),
  }));
  const queues = [
    { id: "all", label: text("supervision.allQueues") },
    ...names.queues.map(({ id, name }) => ({ id: id as string, label: name })),
  ];
  return (
    <section className={styles["part"]} aria-label={text("supervision.agents")}>
      <div className={styles["tools"]}>
        <div className={styles["search"]}>
          <SearchField
            label={text("supervision.findAgent")}
            clearLabel={text("supervision.clear")}
            value={filter.words}
            onChange={(words) => set({ words })}
            maxLength={100}
          />
        </div>
        <div className={styles["choice"]}>
          <Select
            label={text("supervision.column.state")}
            isLabelHidden
            items={states}
            value={filter.state}
            onChange={(state) => set({ state })}
          />
        </div>
        <div className={styles["choice"]}>
          <Select
            label={text("supervision.column.queue")}
            isLabelHidden
            items={queues}
            value={filter.queue}
            onChange={(queue) => set({ queue })}
          />
        </div>
        <span className={styles["count"]}>
          {text("supervision.agentCount", { shown: rows.length, all: agents.rows.size })}
        </span>
      </div>
      <LiveTable
        label={text("supervision.agents")}
        rows={rows}
        columns={columns}
        sorting={sorting.agents}
        onSort={(next) => keepSorting("agents", next)}
        nameOf={nameOf}
        menu={agentMenu}
        onChoose={openWork}
        empty={text("supervision.noAgents")}
      />
    </section>
  );
}
