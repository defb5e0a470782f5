import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { PastConversation } from "../../src-shared/history/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Days } from "../../src-shared/statistics/days.ts";
import type { Said } from "../../src-shared/surveys/figures.ts";
import { bestOf } from "../../src-shared/surveys/model.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { saveFile } from "../transcript/save-file.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { saidCsv } from "./as-csv.ts";
import styles from "./reports.module.css";

interface SaidListProps {
  readonly days: Days;
  /** Of who sits here alone. */
  readonly own?: boolean;
  readonly onOpen: (conversation: PastConversation) => void;
}

interface Held {
  readonly said: readonly Said[];
  readonly more: boolean;
}

/** What visitors answered, the newest first, each with its conversation. */
export function SaidList({ days, own = false, onOpen }: SaidListProps) {
  const [held, setHeld] = useState<Held | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const read = async (before: readonly Said[]): Promise<void> => {
    const last = before.at(-1);
    try {
      const { said, more } = await desk.ask("survey.said", last ? { days, own, before: last.at } : { days, own });
      setHeld({ said: [...before, ...said], more });
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  // The list has a key by its days: it is read once.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => void read([]), []);
  const save = () =>
    held && saveFile({ name: "survey-answers.csv", type: "text/csv;charset=utf-8", body: saidCsv(held.said) });
  return (
    <section className={styles["group"]} aria-label={text("reports.said")}>
      <div className={styles["head"]}>
        <h3>{text("reports.said")}</h3>
        {held && held.said.length > 0 ? (
          <Button size="small" icon={<Download aria-hidden="true" />} onPress={save}>
            {text("reports.saveSaid")}
          </Button>
        ) : null}
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("reports.unread")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      {held?.said.length === 0 ? <p className={styles["soft"]}>{text("reports.nothingSaid")}</p> : null}
      <ul className={styles["said"]}>
        {held?.said.map(({ conversation, score, scale, text: words, at }) => (
          <li key={conversation.id}>
            <div className={styles["soft"]}>
              {[wholeTime(at), own ? null : conversation.agent, conversation.queue].filter(Boolean).join(" · ")}
            </div>
            <div>
              <b>{text("reports.scoreOf", { score, best: bestOf(scale) })}</b> {words}
            </div>
            <Button size="small" look="soft" onPress={() => onOpen(conversation)}>
              {text("reports.open", { visitor: conversation.visitor || text("conversations.noName") })}
            </Button>
          </li>
        ))}
      </ul>
      {held?.more ? <Button onPress={() => void read(held.said)}>{text("reports.older")}</Button> : null}
    </section>
  );
}
