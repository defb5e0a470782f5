import { useEffect, useRef, useState } from "preact/hooks";
import { noticeText } from "../chat/messages.tsx";
import { text } from "../text/text.ts";
import type { Row } from "./rows.ts";

/** Tells a screen reader what arrives, and only that: not what stood there already, not what the visitor wrote. */
export function Announcer({ rows, invited }: { rows: readonly Row[]; invited: string }) {
  const told = useRef<ReadonlySet<string> | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const before = told.current;
    told.current = new Set(rows.map(({ key }) => key));
    const news = rows.filter((row) => before?.has(row.key) === false && !(row.kind === "message" && row.mine));
    if (news.length > 0) setSaid(news.map(wordsOf).join("\n"));
  }, [rows]);
  return (
    <>
      <div class="unseen" aria-live="polite">
        {said}
      </div>
      <div class="unseen" aria-live="assertive">
        {invited}
      </div>
    </>
  );
}

function wordsOf(row: Row): string {
  return row.kind === "notice" ? noticeText(row) : text("message.heard", { name: row.name, text: row.text });
}
