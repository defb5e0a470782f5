import type { DataRequest } from "../../src-shared/visitors/data-requests.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import styles from "./requests-section.module.css";

/** One visitor's request: who he is, as far as that is known, and what became of it. */
export function RequestLine({ request, ask }: { request: DataRequest; ask: (how: "erase" | "refuse") => void }) {
  const { name, subject, site, conversations, replyTo, at, state, reason, done, erasing } = request;
  const facts = [
    site,
    text("dataRequests.conversations", { count: conversations }),
    subject === null ? text("dataRequests.unverified") : text("dataRequests.verified", { subject }),
    ...(replyTo === "" ? [] : [text("dataRequests.replyTo", { address: replyTo })]),
  ];
  return (
    <li className={styles["one"]}>
      <div className={styles["who"]}>
        <b>{text("dataRequests.asked", { name: name || text("dataRequests.nameless") })}</b>
        <time className={styles["soft"]} dateTime={new Date(at).toISOString()}>
          {wholeTime(at)}
        </time>
      </div>
      <p className={styles["soft"]}>{facts.join(" · ")}</p>
      {erasing ? (
        <p className={styles["soft"]}>
          {text("dataRequests.erasing", { name: erasing.by, at: wholeTime(erasing.at) })}
        </p>
      ) : state === "open" ? (
        <div className={styles["head"]}>
          <Button size="small" look="primary" onPress={() => ask("erase")}>
            {text("dataRequests.erase")}
          </Button>
          <Button size="small" onPress={() => ask("refuse")}>
            {text("dataRequests.refuse")}
          </Button>
        </div>
      ) : (
        <p className={styles["soft"]}>
          {text(state === "done" ? "dataRequests.doneBy" : "dataRequests.refusedBy", {
            name: done?.by ?? "",
            at: wholeTime(done?.at ?? at),
            reason,
          })}
        </p>
      )}
    </li>
  );
}
