import { useRef } from "preact/hooks";
import { noticeText } from "../chat/messages.tsx";
import { text } from "../text/text.ts";
import type { Row } from "./rows.ts";

/** Tells a screen reader what arrives, and only that: not what stood there already, not what the visitor wrote. */
export function Announcer({ rows, invited }: { rows: readonly Row[]; invited: string }) {
  const told = useRef<Set<string> | null>(null);
  const said = useRef("");
  const news = rows.filter(
    (row) => told.current && !told.current.has(row.key) && !(row.kind === "message" && row.mine),
  );
  told.current = new Set(rows.map(({ key }) => key));
  if (news.length > 0)
    said.current = news
      .map((row) =>
        row.kind === "notice" ? noticeText(row) : text("message.heard", { name: row.name, text: row.text }),
      )
      .join("\n");
  return (
    <>
      <div class="unseen" aria-live="polite">
        {said.current}
      </div>
      <div class="unseen" aria-live="assertive">
        {invited}
      </div>
    </>
  );
}
