import { StickyNote } from "lucide-react";
import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { text, type TextId } from "../text/text.ts";
import { spokenDuration, wholeTime } from "../text/times.ts";
import { lastedFor, waitedFor } from "./entry-times.ts";
import { filledWords } from "../conversations/outcome-name.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./call-log-facts.module.css";
import { Outcome } from "./outcome.tsx";

/** When, where, how long, how it came out, and what was noted at the end. */
export function CallLogFacts({ entry }: { entry: CallLogEntry }) {
  return (
    <div className={styles["facts"]}>
      <dl className={styles["list"]}>
        {factsOf(entry).map(([id, words]) => (
          <div key={id} className={styles["fact"]}>
            <dt>{text(id)}</dt>
            <dd title={words}>{words}</dd>
          </div>
        ))}
        {entry.fields.map((field) => (
          <div key={field.label} className={styles["fact"]}>
            <dt>{field.label}</dt>
            <dd title={filledWords(field)}>{filledWords(field)}</dd>
          </div>
        ))}
        <div className={styles["fact"]}>
          <dt>{text("callLog.outcome")}</dt>
          <dd>{entry.closedAt === null ? text("callLog.open") : <Outcome entry={entry} />}</dd>
        </div>
      </dl>
      {entry.note ? (
        <p className={styles["note"]} dir="auto">
          <StickyNote aria-hidden="true" />
          <Hidden>{text("callLog.note")}</Hidden>
          <span>{entry.note}</span>
        </p>
      ) : null}
    </div>
  );
}

function factsOf(entry: CallLogEntry): Array<readonly [TextId, string]> {
  const waited = waitedFor(entry);
  const lasted = lastedFor(entry);
  return [
    ["callLog.started", wholeTime(entry.startedAt)] as const,
    ["callLog.queue", entry.queue] as const,
    ["callLog.site", entry.site] as const,
    ...(waited === null ? [] : [["callLog.waited", spokenDuration(waited)] as const]),
    ...(lasted === null ? [] : [["callLog.duration", spokenDuration(lasted)] as const]),
    ...(entry.calls === 0 ? [] : [["callLog.video", spokenDuration(entry.videoFor)] as const]),
  ];
}
