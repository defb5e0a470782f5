import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PastConversation } from "../../src-shared/history/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { useHubNow } from "../clock.ts";
import { useEverLinked } from "../hub-link/use-ever-linked.ts";
import { outcomeWords } from "../conversations/outcome-name.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { dayText, wholeTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import styles from "./visitor-panel.module.css";

interface Held {
  readonly of: ConversationId;
  readonly list: readonly PastConversation[];
  readonly more: boolean;
  readonly isReading: boolean;
  readonly fault: Fault | null;
}

const begun = (of: ConversationId): Held => ({ of, list: [], more: false, isReading: true, fault: null });

interface EarlierListProps {
  readonly conversation: ConversationId;
  readonly onOpen: (past: PastConversation) => void;
}

/** All other conversations of this visitor, the newest first, a page at a time. */
export function EarlierList({ conversation, onOpen }: EarlierListProps) {
  const [kept, setHeld] = useState<Held>(begun(conversation));
  const held = kept.of === conversation ? kept : begun(conversation);
  const now = Math.floor(useHubNow() / 60_000) * 60_000;
  const wasLinked = useEverLinked();
  useEffect(() => {
    if (!wasLinked) return undefined;
    let isWanted = true;
    desk.ask("history.ofVisitor", { conversation }).then(
      ({ conversations: list, more }) =>
        isWanted && setHeld({ of: conversation, list, more, isReading: false, fault: null }),
      (error: unknown) => isWanted && setHeld({ ...begun(conversation), isReading: false, fault: faultOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [conversation, wasLinked]);

  async function next(): Promise<void> {
    const last = held.list.at(-1);
    setHeld({ ...held, isReading: true, fault: null });
    try {
      const page = await desk.ask("history.ofVisitor", { conversation, ...(last ? { before: last.startedAt } : {}) });
      setHeld({ ...held, list: [...held.list, ...page.conversations], more: page.more, isReading: false });
    } catch (error) {
      setHeld({ ...held, isReading: false, fault: faultOf(error) });
    }
  }

  const { list, more, isReading, fault } = held;
  return (
    <>
      {list.length === 0 && isReading ? <Spinner /> : null}
      {list.length === 0 && !isReading && !fault ? (
        <p className={styles["soft"]}>{text("conversations.earlierNone")}</p>
      ) : null}
      <ul className={styles["earlier"]} aria-label={text("conversations.earlier")}>
        {list.map((past) => (
          <li key={past.id}>
            <Button look="soft" isWide onPress={() => onOpen(past)} aria-label={labelOf(past)}>
              <span className={styles["past"]}>
                <span>{dayText(past.startedAt, now)}</span>
                <span className={styles["soft"]}>
                  {[
                    past.queue,
                    ...(past.agent === null ? [] : [past.agent]),
                    outcomeWords(past.outcome, past.outcomeName),
                  ].join(" · ")}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {fault ? <p role="alert">{faultText(fault)}</p> : null}
      {more ? (
        <span>
          <Button size="small" isWaiting={isReading} onPress={() => void next()}>
            {text("search.more")}
          </Button>
        </span>
      ) : null}
    </>
  );
}

const labelOf = ({ startedAt, queue }: PastConversation): string =>
  text("visitorPanel.openPast", { when: wholeTime(startedAt), queue });
