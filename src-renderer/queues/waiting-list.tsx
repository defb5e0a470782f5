import { MessageSquare, Video } from "lucide-react";
import { useState } from "react";
import type { Queue } from "../../src-shared/queues/model.ts";
import type { WaitingVisitor } from "../../src-shared/queues/waiting.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { languageName } from "./offer-facts.ts";
import { pull } from "./pull.ts";
import styles from "./queue-look.module.css";
import { useWaiting } from "./use-waiting.ts";

/** Who waits in a queue, who goes first first; each can be taken. It follows what happens while it is open. */
export function WaitingList({ queue }: { queue: Queue }) {
  const { waiting, more, fault } = useWaiting(queue.id);
  if (fault)
    return (
      <Banner look="info" isBoxed title={text("queues.lookFault")}>
        {faultText(fault)}
      </Banner>
    );
  if (waiting === null) return <p className={styles["empty"]}>{text("queues.looking")}</p>;
  if (waiting.length === 0) return <p className={styles["empty"]}>{text("queues.lookNone", { queue: queue.name })}</p>;
  return (
    <>
      <ul className={styles["list"]} aria-label={text("queues.look", { queue: queue.name })}>
        {waiting.map((one) => (
          <Waiting key={one.wait} one={one} />
        ))}
      </ul>
      {more > 0 ? <p className={styles["empty"]}>{text("queues.lookMore", { count: more })}</p> : null}
    </>
  );
}

function Waiting({ one }: { one: WaitingVisitor }) {
  const [isTaking, setTaking] = useState(false);
  const name = one.visitor || text("conversations.noName");
  const Channel = one.channel === "video" ? Video : MessageSquare;
  const taken = one.ringsAt ?? one.keptFor;
  const take = async () => {
    setTaking(true);
    await pull(one);
    setTaking(false);
  };
  return (
    <li className={styles["one"]}>
      <div className={styles["what"]}>
        <p className={styles["who"]}>
          <Channel className={styles["channel"]} aria-hidden="true" />
          <Hidden>{text(`queues.${one.channel}`)}</Hidden>
          <b dir="auto" title={name}>
            {name}
          </b>
          <RunningTime since={one.waitingSince} />
        </p>
        {factsOf(one).map((line) => (
          <p key={line} className={styles["facts"]} title={line}>
            {line}
          </p>
        ))}
        <p className={styles["words"]} dir="auto">
          {one.firstText ?? text("queues.noWords")}
        </p>
      </div>
      {/* One that is a colleague's for this moment can be pressed all the same: the hub says who has it. */}
      <Button
        size="small"
        look={taken === null ? "quiet" : "soft"}
        isWaiting={isTaking}
        aria-label={text("queues.pullNamed", { name })}
        onPress={() => void take()}
      >
        {text("queues.pull")}
      </Button>
    </li>
  );
}

function factsOf({ page, language, priority, ringsAt, keptFor }: WaitingVisitor): string[] {
  const where = page?.title || page?.url;
  const facts = [
    where ? text("queues.page", { page: where }) : null,
    language === null ? null : text("queues.speaks", { language: languageName(language) }),
    priority > 0 ? text("queues.priority", { priority }) : null,
  ].filter((fact) => fact !== null);
  const whose = ringsAt
    ? text("queues.ringsAt", { agent: ringsAt })
    : keptFor && text("queues.keptFor", { agent: keptFor });
  return [facts.join(" · "), whose ?? ""].filter((line) => line !== "");
}
