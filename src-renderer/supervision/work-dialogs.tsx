import { useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import type { AgentConversation, SupervisedAgent } from "../../src-shared/supervision/supervised.ts";
import { desk } from "../desk-link.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { faultText } from "../text/fault-text.ts";
import { text, type TextId } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { ActDialog } from "./act-dialog.tsx";
import styles from "./act-dialog.module.css";
import { beginAct, endAct } from "./acting.ts";

function doing({ state, parked, inCall }: AgentConversation): TextId {
  if (state === "wrap-up") return "supervision.doing.wrapUp";
  if (parked) return "supervision.doing.parked";
  return inCall ? "supervision.doing.call" : "supervision.doing.chat";
}

/** What an agent has in hand now, and the way to free what is stuck. */
export function WorkDialog({ agent, names }: { agent: SupervisedAgent; names: Names }) {
  const [read, setRead] = useState<readonly AgentConversation[] | Fault | null>(null);
  useEffect(() => {
    let isOver = false;
    desk.ask("agent.conversations", { agent: agent.id }).then(
      ({ conversations }) => isOver || setRead(conversations),
      (error: unknown) => isOver || setRead(faultOf(error)),
    );
    return () => void (isOver = true);
  }, [agent.id]);
  return (
    <Dialog title={text("supervision.workOf", { name: agent.name })} isOpen isDismissable onClose={endAct}>
      {read === null ? <Spinner /> : null}
      {read !== null && "code" in read ? <p>{faultText(read)}</p> : null}
      {read !== null && !("code" in read) ? (
        <div className={styles["work"]}>
          {read.length === 0 ? <p className={styles["soft"]}>{text("supervision.noWork")}</p> : null}
          {read.map((conversation) => (
            <div key={conversation.id} className={styles["one"]}>
              <div className={styles["two"]}>
                <b>{conversation.visitor}</b>
                <span className={styles["soft"]}>
                  {names.queues.find(({ id }) => id === conversation.queue)?.name ?? ""} · {text(doing(conversation))}{" "}
                  <RunningTime since={conversation.since} />
                </span>
              </div>
              <Button onPress={() => beginAct({ kind: "free", agent, conversation })}>
                {text("supervision.free", { visitor: conversation.visitor })}
              </Button>
            </div>
          ))}
        </div>
      ) : null}
    </Dialog>
  );
}

/** Frees a stuck conversation: to the front of its queue, or closed. */
export function FreeDialog({ agent, conversation }: { agent: SupervisedAgent; conversation: AgentConversation }) {
  const isOver = conversation.state !== "active";
  const [to, setTo] = useState<"queue" | "closed">(isOver ? "closed" : "queue");
  const [words, setWords] = useState("");
  const { id, visitor, state } = conversation;
  return (
    <ActDialog
      title={text("supervision.freeOf", { visitor, name: agent.name })}
      intro={isOver ? text("supervision.freeOver") : undefined}
      doIt={text(to === "queue" ? "supervision.toQueue" : "supervision.close")}
      isDanger={to === "closed"}
      run={async (reason) => {
        const input = { conversation: id, to, text: words, expected: { agent: agent.id, state }, reason };
        await desk.ask("conversation.free", input);
        return text(to === "queue" ? "supervision.queued" : "supervision.closedOne", { visitor });
      }}
    >
      {isOver ? null : (
        <Choice
          label={text("supervision.becomes")}
          value={to}
          onChange={setTo}
          items={[
            { id: "queue", label: text("supervision.toQueue") },
            { id: "closed", label: text("supervision.close") },
          ]}
        />
      )}
      {to === "closed" && !isOver ? (
        <TextArea label={text("supervision.toVisitor")} value={words} onChange={setWords} maxLength={500} rows={2} />
      ) : null}
    </ActDialog>
  );
}

/** Ends all sign-ins of an agent. */
export function SignOutDialog({ agent: { id, name, load } }: { agent: SupervisedAgent }) {
  return (
    <ActDialog
      title={text("supervision.signOutOf", { name })}
      intro={text(load.chat + load.video > 0 ? "supervision.signOutBusy" : "supervision.signOutText")}
      doIt={text("supervision.signOut")}
      isDanger
      run={async (reason) => {
        await desk.ask("agent.signOut", { agent: id, reason });
        return text("supervision.signedOut", { name });
      }}
    />
  );
}
