import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./accounts.module.css";

const kinds = [
  "all",
  "account",
  "role",
  "team",
  "approval",
  "house",
  "agent",
  "queue",
  "rule",
  "site",
  "wait",
] as const;
type Kind = (typeof kinds)[number];

/** Days are as they are written, of this machine's calendar. */
export interface AuditFilter {
  readonly who: string;
  readonly kind: Kind;
  readonly from: string;
  readonly to: string;
}

export const noFilter: AuditFilter = { who: "", kind: "all", from: "", to: "" };

/** As the hub is asked. */
export function asked({ who, kind, from, to }: AuditFilter) {
  const start = dayOf(from, 0);
  const end = dayOf(to, 1);
  return {
    ...(who.trim() === "" ? {} : { by: who }),
    ...(kind === "all" ? {} : { act: kind }),
    ...(start === null ? {} : { from: start }),
    ...(end === null ? {} : { to: end }),
  };
}

/** The first moment of a day, or of one some days later; null for what is no day. */
function dayOf(written: string, later: number): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(day) + later).getTime();
}

export function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange: (filter: AuditFilter) => void }) {
  const set = (part: Partial<AuditFilter>) => onChange({ ...filter, ...part });
  return (
    <search className={styles["filters"]}>
      <TextField label={text("audit.who")} value={filter.who} onChange={(who) => set({ who })} maxLength={100} />
      <Select
        label={text("audit.what")}
        items={kinds.map((id) => ({ id, label: text(`audit.kind.${id}`) }))}
        value={filter.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextField label={text("audit.from")} type="date" value={filter.from} onChange={(from) => set({ from })} />
      <TextField label={text("audit.to")} type="date" value={filter.to} onChange={(to) => set({ to })} />
    </search>
  );
}
