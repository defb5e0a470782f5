import { Download } from "lucide-react";
import type { CountedConversations } from "../../src-shared/statistics/agent-asks.ts";
import type { Days } from "../../src-shared/statistics/days.ts";
import { text } from "../text/text.ts";
import { saveFile } from "../transcript/save-file.ts";
import { Button } from "../ui/button.tsx";
import { countColumns, countedCsv, type CountLine } from "./as-csv.ts";
import styles from "./reports.module.css";
import { dayWords } from "./words.ts";

interface CountedProps {
  readonly days: Days;
  readonly counted: {
    readonly whole: CountedConversations;
    readonly sites: ReadonlyArray<CountLine & { readonly id: string }>;
    readonly days: readonly CountedConversations[];
  };
}

/** How many conversations were begun, by site and by day (features 001-12, 001-15). */
export function Counted({ days, counted: { whole, sites, days: each } }: CountedProps) {
  const daily = each.map((counted, index) => ({ name: dayWords(days[index]!), counted })).toReversed();
  const save = () =>
    saveFile({ name: "conversations.csv", type: "text/csv;charset=utf-8", body: countedCsv(sites, each, days) });
  return (
    <section className={styles["group"]} aria-label={text("reports.counted")}>
      <div className={styles["head"]}>
        <h3>{text("reports.counted")}</h3>
        <Button size="small" icon={<Download aria-hidden="true" />} onPress={save}>
          {text("reports.saveCounted")}
        </Button>
      </div>
      <p className={styles["soft"]}>{text("reports.countedText")}</p>
      <Lines label={text("reports.group.site")} lines={[...sites, { name: text("reports.all"), counted: whole }]} />
      <details>
        <summary>{text("reports.byDay")}</summary>
        <Lines label={text("reports.group.day")} lines={daily} />
      </details>
    </section>
  );
}

function Lines({ label, lines }: { label: string; lines: readonly CountLine[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["scroll"]} aria-label={label} tabIndex={0}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {countColumns.map((column) => (
              <th key={column} scope="col" className={styles["number"]}>
                {text(`reports.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, counted }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {countColumns.map((column) => (
                <td key={column} className={styles["number"]}>
                  {counted[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
