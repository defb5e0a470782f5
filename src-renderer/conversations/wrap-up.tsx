import { useEffect, useId, useRef, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import { outcomes } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { longestText } from "../../src-shared/text/clean.ts";
import { desk } from "../desk-link.ts";
import { store, useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { spokenDuration } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { emptyWrapUp, keepWrapUp } from "../view.ts";
import { afterWrapUp } from "./choose.ts";
import { noticeOf } from "../chat/notices.ts";
import styles from "./wrap-up.module.css";

/**
 * What comes after the end, in the composer's place. A dialog that is not modal: another conversation may be more urgent, and
 * what was begun here stays.
 */
export function WrapUp({ view }: { view: ConversationView }) {
  const conversation = idOf(view);
  const draft = useDesk((state) => state.view.wrapUps[conversation]) ?? emptyWrapUp;
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const title = useId();
  const form = useRef<HTMLDialogElement>(null);
  const name = view.public.summary.visitor.name || text("conversations.noName");
  const over = draft.note.length - longestText;

  useEffect(() => {
    // Whoever wrote here, or ended it, lost the focus with what he had it on. It is never taken from elsewhere.
    if (document.activeElement === document.body) form.current?.focus();
  }, []);

  const done = async () => {
    setSaving(true);
    setFault(null);
    try {
      await desk.ask("conversation.wrapUp", { conversation, ...draft });
      afterWrapUp(conversation);
    } catch (error) {
      setFault(faultOf(error));
      setSaving(false);
    }
  };
  return (
    <dialog open ref={form} aria-labelledby={title} tabIndex={-1} className={styles["form"]}>
      <header className={styles["head"]}>
        <h2 id={title}>{text("wrapUp.title")}</h2>
        <p>{endWords(view)}</p>
        {isUnanswered(view) ? <p className={styles["unanswered"]}>{text("wrapUp.unanswered", { name })}</p> : null}
      </header>
      <div className={styles["fields"]}>
        <Select
          label={text("wrapUp.outcome")}
          placeholder={text("wrapUp.placeholder")}
          items={outcomes.map((id) => ({ id, label: text(`wrapUp.outcome.${id}`) }))}
          value={draft.outcome}
          onChange={(outcome) => keepWrapUp(store, conversation, { outcome })}
        />
        <TextArea
          label={text("wrapUp.note")}
          hint={text("wrapUp.noteHint")}
          rows={2}
          value={draft.note}
          onChange={(note) => keepWrapUp(store, conversation, { note })}
          fault={over > 0 ? text("chat.tooLong", { over, most: longestText }) : null}
        />
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("wrapUp.fault")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      <div className={styles["foot"]}>
        <Button look="primary" isWaiting={isSaving} isDisabled={over > 0} onPress={() => void done()}>
          {text("wrapUp.done")}
        </Button>
      </div>
    </dialog>
  );
}

/** The visitor had the last word: whoever ended it then may have missed it, and can still say so in the note. */
function isUnanswered({ public: { entries } }: ConversationView): boolean {
  const last = entries.findLast(({ event }) => event.type === "chat.messageAdded")?.event;
  return last?.type === "chat.messageAdded" && last.message.from.kind === "visitor";
}

/** Who ended it, and how long it was. */
function endWords({ public: { summary } }: ConversationView): string {
  const { id, endedAt, endedBy, acceptedAt, startedAt } = summary;
  if (endedAt === null || endedBy === null) return "";
  const visitor = summary.visitor.name || text("conversations.noName");
  const ended = noticeOf(
    { type: "conversation.ended", conversation: id, at: endedAt, by: endedBy },
    { visitor, callStarted: () => undefined, invitedBy: () => undefined },
  );
  const lasted = text("wrapUp.lasted", { time: spokenDuration(endedAt - (acceptedAt ?? startedAt)) });
  return ended ? `${text(ended.text, ended.values)}. ${lasted}` : lasted;
}
