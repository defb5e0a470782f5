import { useCallback, useEffect, useState } from "react";
import type { LeftMessage } from "../../src-shared/left-messages/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { IfMay } from "../accounts/if-may.tsx";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import styles from "./left-messages-part.module.css";

interface Read {
  readonly messages: readonly LeftMessage[];
  /** How many nobody has seen to. */
  readonly open: number;
}

/** A page of them: fewer mean that there are no older ones. */
const pageSize = 100;

/** What visitors wrote where nobody could answer, until somebody has seen to it. */
export function LeftMessagesPart() {
  const [isDone, setDone] = useState(false);
  const [read, setRead] = useState<Read | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const look = useCallback(
    (before?: readonly LeftMessage[]) => {
      const last = before?.at(-1);
      return desk.ask("leftMessages.read", { done: isDone, ...(last ? { before: last.at } : {}) }).then(
        ({ messages, open }) => {
          setRead({ messages: [...(before ?? []), ...messages], open });
          setFault(null);
        },
        (error: unknown) => setFault(faultOf(error)),
      );
    },
    [isDone],
  );
  useEffect(() => void look(), [look]);

  const seenTo = ({ id }: LeftMessage): void => {
    desk
      .ask("leftMessages.done", { message: id })
      // A colleague who was faster has done it all the same: the list says who.
      .catch((error: unknown) => setFault(faultOf(error)))
      .finally(() => void look());
  };

  return (
    <section className={styles["part"]} aria-label={text("leftMessages.title")}>
      <div className={styles["head"]}>
        {read ? <p className={styles["soft"]}>{text("leftMessages.open", { count: read.open })}</p> : null}
        <Button size="small" onPress={() => setDone(!isDone)}>
          {text(isDone ? "leftMessages.showOpen" : "leftMessages.showDone")}
        </Button>
        <Button size="small" onPress={() => void look()}>
          {text("leftMessages.again")}
        </Button>
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("leftMessages.failed")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      {read === null && fault === null ? <Spinner /> : null}
      {read?.messages.length === 0 ? (
        <p className={styles["soft"]}>{text(isDone ? "leftMessages.noneDone" : "leftMessages.none")}</p>
      ) : null}
      {read && read.messages.length > 0 ? (
        <ol className={styles["list"]} aria-label={text("leftMessages.title")}>
          {read.messages.map((message) => (
            <li key={message.id} className={styles["message"]}>
              <div className={styles["who"]}>
                <b>{message.name || text("leftMessages.nameless")}</b>
                <span>{message.replyTo}</span>
                <time className={styles["soft"]} dateTime={new Date(message.at).toISOString()}>
                  {wholeTime(message.at)}
                </time>
                <span className={styles["soft"]}>
                  {message.queue ? `${message.site} · ${message.queue.name}` : message.site}
                </span>
              </div>
              <p className={styles["text"]}>{message.text}</p>
              {message.fields?.map(({ label, value }) => (
                <p key={label} className={styles["text"]}>
                  {text("leftMessages.field", {
                    label,
                    value: value === true ? text("leftMessages.yes") : String(value),
                  })}
                </p>
              ))}
              {message.done ? (
                <span className={styles["soft"]}>
                  {text("leftMessages.doneBy", { name: message.done.by.name, at: wholeTime(message.done.at) })}
                </span>
              ) : (
                <IfMay permission="LeftMessage > List > Edit">
                  <Button size="small" onPress={() => seenTo(message)}>
                    {text("leftMessages.done")}
                  </Button>
                </IfMay>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {read && read.messages.length > 0 && read.messages.length % pageSize === 0 ? (
        <div>
          <Button onPress={() => void look(read.messages)}>{text("supervision.older")}</Button>
        </div>
      ) : null}
    </section>
  );
}
