import { useCallback, useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { AuditRow } from "../../src-shared/supervision/audit.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useAct } from "./acting.ts";
import { actWords, changedWords } from "./audit-words.ts";
import styles from "./supervisor-room.module.css";

interface Read {
  readonly rows: readonly AuditRow[];
  readonly more: boolean;
}

/** Who did what to whom, and why: the newest first. */
export function AuditPart({ names }: { names: Names }) {
  const [read, setRead] = useState<Read | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  // Read again when an act is over: it may be the newest row.
  const isActing = useAct() !== null;
  const page = useCallback((last: AuditRow | undefined, before: readonly AuditRow[]) => {
    return desk.ask("audit.read", last ? { before: { at: last.at, id: last.id } } : {}).then(
      ({ rows, more }) => {
        setRead({ rows: [...before, ...rows], more });
        setFault(null);
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  }, []);
  useEffect(() => {
    if (!isActing) void page(undefined, []);
  }, [isActing, page]);
  return (
    <section className={styles["part"]} aria-label={text("supervision.audit")}>
      {fault ? (
        <Banner look="bad" isBoxed title={text("supervision.unseen")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      {read === null && fault === null ? <Spinner /> : null}
      {read?.rows.length === 0 ? <p className={styles["soft"]}>{text("supervision.noAudit")}</p> : null}
      {read && read.rows.length > 0 ? (
        <ol
          className={styles["audit"]}
          aria-label={text("supervision.audit")}
          // Scrolled by keys as well.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {read.rows.map((row) => (
            <li key={row.id} className={styles["entry"]}>
              <time className={styles["soft"]} dateTime={new Date(row.at).toISOString()}>
                {wholeTime(row.at)}
              </time>
              <div className={styles["what"]}>
                <b>{row.by}</b> {actWords(row)}
                <div>{text("supervision.because", { reason: row.reason })}</div>
                <div className={styles["changed"]}>{changedWords(row, names)}</div>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      {read?.more ? (
        <div>
          <Button onPress={() => void page(read.rows.at(-1), read.rows)}>{text("supervision.older")}</Button>
        </div>
      ) : null}
    </section>
  );
}
