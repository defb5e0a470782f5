import { useMemo, useState } from "react";
import { openPlaces } from "../../src-shared/canned/places.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { cleanText, longestText } from "../../src-shared/text/clean.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { sendText } from "../outbox.ts";
import { type DraftKind, store, useDesk } from "../store.ts";
import { placeOf } from "../uploads/place.ts";
import { isComing, readyIn } from "../uploads/tray.ts";
import { takeReady, useTray } from "../uploads/trays.ts";
import { emptyDraft, keepDraft } from "../view.ts";
import { editMessage } from "./amend.ts";
import { colleagueNames } from "./colleague-names.ts";
import { compose, useComposing } from "./composing.ts";
import { clearDraft, writeDraft } from "./drafts.ts";
import { tellWriting } from "./here.ts";
import { lastOwn } from "./last-own.ts";
import { namedIn, noteLike, type NoteLike } from "./note-like.ts";
import { typingTold } from "./typing.ts";

export type WritingMode = DraftKind | "edit";

/** What a composer holds and does. */
export type Writing = ReturnType<typeof useWriting>;

/** The state of one composer: a message, a note, or an own message that is being changed. */
export function useWriting(conversation: ConversationId, isNoteOnly: boolean) {
  const draft = useDesk(({ view }) => view.drafts[conversation]) ?? emptyDraft;
  const { edit, replyTo } = useComposing(conversation);
  const told = useMemo(() => typingTold(desk.ask, machine, conversation), [conversation]);
  const [warning, setWarning] = useState<{ why: NoteLike; words: string } | null>(null);
  /** Places of a canned response that nothing was put into. */
  const [open, setOpen] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const kind: DraftKind = isNoteOnly ? "note" : draft.kind;
  const tray = useTray(placeOf(conversation, kind));
  const mode: WritingMode = edit ? "edit" : kind;
  const words = edit ? edit.text : draft[kind];
  const clean = cleanText(words);
  const over = clean.length - longestText;
  const takesFiles = mode !== "edit";
  const isWaiting = takesFiles && isComing(tray);
  const isEmpty = clean.length === 0 && !(takesFiles && readyIn(tray).length > 0);

  const write = (value: string) => {
    setOpen([]);
    if (edit) return compose(conversation, { edit: { ...edit, text: value } });
    setWarning(null);
    writeDraft(conversation, kind, value);
    if (value === "") return;
    tellWriting(conversation);
    if (kind === "message") told();
  };

  const saveEdit = async () => {
    if (!edit) return;
    setSaving(true);
    if (await editMessage(conversation, edit.message, clean)) compose(conversation, {});
    setSaving(false);
  };

  const sendAs = (as: DraftKind) => {
    setWarning(null);
    setOpen([]);
    clearDraft(conversation, kind);
    compose(conversation, {});
    const { accounts } = colleagueNames.getState();
    const named =
      as === "note"
        ? namedIn(
            clean,
            accounts.map(({ name }) => name),
          )
        : [];
    const mentions = accounts.filter(({ name }) => named.includes(name)).map(({ id }) => id);
    const ready = takeReady(placeOf(conversation, as));
    const files = ready.length > 0 ? { files: ready } : {};
    const more = as === "note" ? { ...(mentions.length > 0 ? { mentions } : {}), ...files } : { replyTo, ...files };
    void sendText({ store, machine, ask: desk.ask }, conversation, as, clean, more);
  };

  const send = (isAsIs: boolean): void => {
    if (isEmpty || isWaiting || over > 0 || isSaving) return;
    const places = isAsIs ? [] : openPlaces(clean).map(({ raw }) => raw);
    setOpen(places);
    if (places.length > 0) return;
    if (mode === "edit") return void saveEdit();
    const why = kind === "message" ? noteLike(clean, knownIn(conversation)) : undefined;
    if (why) setWarning({ why, words: clean });
    else sendAs(kind);
  };

  return {
    mode,
    words,
    over,
    replyTo,
    warning,
    open,
    isSaving,
    aside: draft.aside,
    isEmpty,
    isWaiting,
    write,
    sendAs,
    /** Sends it, unless a place in it is open, or it looks like a note and is about to go to the visitor: then that is asked first. */
    send: () => send(false),
    sendAsIs: () => send(true),
    dropWarning: () => {
      setWarning(null);
      setOpen([]);
    },
    /** Leaves what was begun beside writing; false when there was nothing to leave. */
    cancel(): boolean {
      if (!edit && replyTo === undefined && !warning && open.length === 0) return false;
      setOpen([]);
      if (!edit && replyTo === undefined && !warning) return true;
      setWarning(null);
      compose(conversation, {});
      return true;
    },
    editLast(): boolean {
      const own = kind === "message" ? lastOwn(store.getState(), conversation) : undefined;
      if (own) compose(conversation, { edit: { message: own.id, text: own.text } });
      return own !== undefined;
    },
    switchMode: () => keepDraft(store, conversation, { kind: kind === "note" ? "message" : "note" }),
    /** What gave way to a newer draft: back into the composer, or away. */
    takeAside(isWanted: boolean): void {
      const { aside } = draft;
      keepDraft(store, conversation, { aside: undefined, ...(aside && isWanted ? { kind: aside.kind } : {}) });
      if (!aside || !isWanted) return;
      const now = draft[aside.kind];
      writeDraft(conversation, aside.kind, now === "" ? aside.text : `${aside.text}\n${now}`);
    },
  };
}

/** What makes a message look like a note in this conversation. */
function knownIn(conversation: ConversationId) {
  const view = store.getState().desk?.hub?.conversations.find((one) => one.public.summary.id === conversation);
  const notes = (view?.staff.entries ?? []).flatMap(({ event }) =>
    event.type === "note.added" ? [event.note.text] : event.type === "transfer.begun" ? [event.note] : [],
  );
  return { colleagues: colleagueNames.getState().accounts.map(({ name }) => name), notes };
}
