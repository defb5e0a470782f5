import { Download } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import type { AuditRow } from "../../../src-shared/supervision/audit.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { wholeTime } from "../../text/times.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { SectionPage } from "../kit/section-page.tsx";
import { Unread } from "../kit/unread.tsx";
import styles from "./accounts.module.css";
import { AuditChain } from "./audit-chain.tsx";
import { AuditFilters, type AuditFilter, asked, noFilter } from "./audit-filters.tsx";
import { changeWords } from "./change-words.ts";
import { didWords } from "./did-words.ts";
import { saveAudit } from "./save-audit.ts";

interface Found {
  readonly rows: readonly AuditRow[];
  readonly more: boolean;
}

/** Everything that was changed, by whom, with what it was before: the newest first. */
export function AuditSection() {
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSaving, setSaving] = useState(false);
  const read = useCallback(
    (before: readonly AuditRow[]): Promise<void> => {
      const last = before.at(-1);
      const start = last ? { before: { at: last.at, id: last.id } } : {};
      return desk.ask("audit.list", { ...asked(filter), pageOf: 50, ...start }).then(
        ({ rows, more }) => {
          setFound({ rows: [...before, ...rows], more });
          setFault(null);
        },
        (error: unknown) => setFault(faultOf(error)),
      );
    },
    [filter],
  );
  useEffect(() => {
    void read([]);
  }, [read]);

  async function save(): Promise<void> {
    setSaving(true);
    try {
      await saveAudit(filter);
    } catch (error) {
      toasts.show({ look: "bad", title: text("audit.notSaved"), words: faultText(faultOf(error)) });
    } finally {
      setSaving(false);
    }
  }

  return (
    <SectionPage section="audit">
      <AuditFilters filter={filter} onChange={setFilter} />
      <div>
        <Button icon={<Download size={16} aria-hidden="true" />} isWaiting={isSaving} onPress={() => void save()}>
          {text("audit.save")}
        </Button>
      </div>
      <AuditChain />
      {fault ? <Unread fault={fault} again={() => read([])} /> : null}
      {found === null && fault === null ? <Spinner /> : null}
      {found?.rows.length === 0 ? (
        <p className={styles["soft"]}>{text(filter === noFilter ? "audit.nothing" : "audit.none")}</p>
      ) : null}
      {found && found.rows.length > 0 ? (
        <ol className={styles["rows"]} aria-label={text("administration.section.audit")}>
          {found.rows.map((row) => (
            <li key={row.id} className={styles["row"]}>
              <time className={styles["soft"]} dateTime={new Date(row.at).toISOString()}>
                {wholeTime(row.at)}
              </time>
              <div>
                <b>{row.by}</b> {didWords(row)}
                {row.reason === "" ? null : <div>{text("supervision.because", { reason: row.reason })}</div>}
                <div className={styles["changed"]}>{changeWords(row.before, row.after)}</div>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      {found?.more ? (
        <div>
          <Button onPress={() => void read(found.rows)}>{text("supervision.older")}</Button>
        </div>
      ) : null}
    </SectionPage>
  );
}
