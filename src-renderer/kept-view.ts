import * as z from "zod/mini";
import { idOf } from "../src-shared/conversations/list.ts";
import { ConversationId } from "../src-shared/conversations/model.ts";
import { DraftKind } from "../src-shared/drafts/model.ts";
import { WrapUpDraft } from "../src-shared/wrap-up/model.ts";
import { type DeskStore, rooms, type Store } from "./store.ts";

/** What was begun and not sent, as it is kept and handed on. */
export const KeptDraft = z.object({
  kind: DraftKind,
  message: z.string(),
  note: z.string(),
  at: z.optional(z.object({ message: z.optional(z.number()), note: z.optional(z.number()) })),
  aside: z.optional(z.object({ kind: DraftKind, text: z.string() })),
});

/** What a reloaded window shows again: where the agent was, what he had read, and what he had begun to write. */
const KeptView = z.object({
  room: z.enum(rooms),
  conversation: z.nullable(ConversationId),
  columns: z._default(z.array(ConversationId), []),
  widths: z._default(z.record(ConversationId, z.number().check(z.positive())), {}),
  read: z.record(ConversationId, z.number()),
  drafts: z.record(ConversationId, KeptDraft),
  wrapUps: z.record(ConversationId, WrapUpDraft),
  searched: z.string(),
});
type KeptView = z.infer<typeof KeptView>;

const name = "frontdesk.view";

/** Survives a reload of the window, and nothing else. */
export type ViewShelf = Pick<Storage, "getItem" | "setItem">;

/** Puts back what was kept, and keeps what changes from now on. */
export function keepView(store: Store, shelf: ViewShelf): void {
  const before = kept(shelf);
  if (before) store.setState(({ view }) => ({ view: { ...view, ...before } }));
  let last: string | undefined;
  store.subscribe((state) => {
    const now = JSON.stringify(toKeep(state));
    if (now === last) return;
    last = now;
    write(shelf, now);
  });
}

function kept(shelf: ViewShelf): KeptView | undefined {
  try {
    const parsed = KeptView.safeParse(JSON.parse(shelf.getItem(name) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Once the hub has said which conversations are this agent's, only what belongs to those. */
function toKeep({ desk, view }: DeskStore): KeptView {
  const { room, conversation, columns, widths, read, drafts, wrapUps, searched } = view;
  const open = desk?.hub?.conversations.map(idOf);
  const ours = <T>(all: Readonly<Record<ConversationId, T>>): Record<ConversationId, T> => {
    if (!open) return all;
    const some: Record<ConversationId, T> = {};
    for (const id of open) if (all[id] !== undefined) some[id] = all[id];
    return some;
  };
  return {
    room,
    conversation,
    columns: [...columns],
    widths: ours(widths),
    read: ours(read),
    drafts: ours(drafts),
    wrapUps: ours(wrapUps),
    searched,
  };
}

function write(shelf: ViewShelf, words: string): void {
  try {
    shelf.setItem(name, words);
  } catch (error) {
    // Full: somebody pasted a book. It stays in the window as long as the window is there.
    console.warn("The view is not kept for a reload.", error);
  }
}
