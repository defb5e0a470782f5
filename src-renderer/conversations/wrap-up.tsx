import { useEffect, useId, useRef, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import { houseOutcomes } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { longestText } from "../../src-shared/text/clean.ts";
import { plainWrapUp, type WrapUpRules } from "../../src-shared/wrap-up/model.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { spokenDuration } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { wrapUpDraft } from "../view.ts";
import { noticeOf } from "../chat/notices.ts";
import { drafts, finishWrapUp } from "./wrap-up-desk.ts";
import { labelOf, WrapUpFields } from "./wrap-up-fields.tsx";
import { doneShortcut } from "./wrap-up-actions.ts";
import { keyHint } from "../keys/in-force.ts";
import { WrapUpTime } from "./wrap-up-time.tsx";
import styles from "./wrap-up.module.css";

/**
 * What comes after the end, in the composer's place. A dialog that is not modal: another conversation may be more urgent, and
 * what was begun here stays, on the hub as well.
 */
export function WrapUp({ view }: { view: ConversationView }) {
  const conversation = idOf(view);
  const wrapUp = useDesk(({ desk }) => desk?.hub?.wrapUps.find((one) => one.conversation === conversation));
  const rules = wrapUp?.rules ?? plainWrapUp;
  const draft = useDesk((state) => wrapUpDraft(state, conversation));
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const title = useId();
  const form = useRef<HTMLDialogElement>(null);
  const name = view.public.summary.visitor.name || text("conversations.noName");
  const over = draft.note.length - longestText;

  useEffect(() => {
    // Whoever wrote here, or ended it, lost the focus with what he had it on. It is never taken from elsewhere.
    if (document.activeElement === document.body) form.current?.focus();
    drafts.keep(conversation);
  }, [conversation]);

  const done = async () => {
    setSaving(true);
    setFault(await finishWrapUp(conversation));
    setSaving(false);
  };
  return (
    <dialog open ref={form} aria-labelledby={title} tabIndex={-1} className={styles["form"]}>
      <header className={styles["head"]}>
        <h2 id={title}>{text("wrapUp.title")}</h2>
        <p>{endWords(view)}</p>
        {isUnanswered(view) ? <p className={styles["unanswered"]}>{text("wrapUp.unanswered", { name })}</p> : null}
      </header>
      <WrapUpTime wrapUp={wrapUp} conversation={conversation} endedAt={view.public.summary.endedAt} />
      <div className={styles["fields"]}>
        <Select
          label={labelOf(text("wrapUp.outcome"), rules.required && rules.mode !== "optional")}
          placeholder={text("wrapUp.placeholder")}
          items={outcomeItems(rules)}
          value={draft.outcome}
          onChange={(outcome) => drafts.write(conversation, { outcome })}
        />
        <TextArea
          label={text("wrapUp.note")}
          hint={text("wrapUp.noteHint")}
          rows={2}
          value={draft.note}
          onChange={(note) => drafts.write(conversation, { note })}
          fault={over > 0 ? text("chat.tooLong", { over, most: longestText }) : null}
        />
        <WrapUpFields
          rules={rules}
          values={draft.values}
          onChange={(values) => drafts.write(conversation, { values })}
        />
      </div>
      {fault ? (
        <Banner look="bad" isBoxed title={text("wrapUp.fault")}>
          {faultText(fault)}
        </Banner>
      ) : null}
      <div className={styles["foot"]}>
        {rules.mode === "no-early-exit" ? <p className={styles["byItself"]}>{text("wrapUp.noEarlyExit")}</p> : null}
        <Button
          look="primary"
          isWaiting={isSaving}
          isDisabled={over > 0 || rules.mode === "no-early-exit"}
          keyHint={rules.mode === "no-early-exit" ? undefined : keyHint(doneShortcut)}
          onPress={() => void done()}
        >
          {text("wrapUp.done")}
        </Button>
      </div>
    </dialog>
  );
}

/** A queue's own list, or the house's. */
function outcomeItems({ outcomes }: WrapUpRules) {
  if (outcomes === null) return houseOutcomes.map((id) => ({ id: id as string, label: text(`wrapUp.outcome.${id}`) }));
  return outcomes.map(({ id, name }) => ({ id, label: name }));
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
