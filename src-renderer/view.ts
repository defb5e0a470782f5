import type { DeskEvent } from "../src-shared/contracts/desk.ts";
import { idOf } from "../src-shared/conversations/list.ts";
import type { ConversationId } from "../src-shared/conversations/model.ts";
import type { ConversationView } from "../src-shared/conversations/state.ts";
import type { OfferId, QueueId } from "../src-shared/queues/model.ts";
import type { WrapUpDraft } from "../src-shared/wrap-up/model.ts";
import { wholeOf } from "./chat/entries.ts";
import { closed, type Columns, living, opened, openedBeside } from "./conversations/columns.ts";
import type { DeskStore, Draft, OfferAnswer, Room, Store, View } from "./store.ts";

/** A typing sign is shown so long after it was heard. */
export const typingFor = 6_000;

export const emptyDraft: Draft = { kind: "message", message: "", note: "" };

export const emptyWrapUp: WrapUpDraft = { outcome: null, note: "", values: {} };

function change(store: Store, part: (view: View) => Partial<View>): void {
  store.setState(({ view }) => ({ view: { ...view, ...part(view) } }));
}

export function openRoom(store: Store, room: Room): void {
  change(store, () => ({ room }));
}

/** Opens a conversation in the room *Conversations*, or none. */
export function openConversationView(store: Store, conversation: ConversationId | null): void {
  change(store, (view) => ({ ...opened(alive(store, view), conversation), room: "conversations", opening: null }));
}

/** The same for one that was accepted: it may still be on its way here. */
export function openAccepted(store: Store, conversation: ConversationId): void {
  const isHere = store.getState().desk?.hub?.conversations.some((view) => idOf(view) === conversation);
  change(store, (view) => ({
    ...opened(alive(store, view), conversation),
    room: "conversations",
    opening: isHere ? null : conversation,
  }));
}

/** Opens a conversation beside those that are open; false where four are already. */
export function openBeside(store: Store, conversation: ConversationId): boolean {
  const next = openedBeside(alive(store, store.getState().view), conversation);
  if (next) change(store, () => ({ ...next, room: "conversations", opening: null }));
  return next !== undefined;
}

/** Puts back what was open: a press that became a drag has opened nothing. */
export function putColumns(store: Store, { columns, conversation }: Columns): void {
  change(store, () => ({ columns, conversation }));
}

/** Takes a column away. The conversation goes on as it was. */
export function closeColumn(store: Store, conversation: ConversationId): void {
  change(store, (view) => closed(alive(store, view), conversation));
}

/** Columns weigh 1 each until somebody draws; null: all 1 again. */
export function weighColumns(store: Store, weights: Readonly<Record<ConversationId, number>> | null): void {
  change(store, ({ widths }) => ({ widths: weights === null ? {} : { ...widths, ...weights } }));
}

function alive(store: Store, view: View): Columns {
  return living(view, store.getState().desk?.hub?.conversations.map(idOf) ?? view.columns);
}

export function arrived(store: Store, conversation: ConversationId): void {
  if (store.getState().view.opening === conversation) change(store, () => ({ opening: null }));
}

/** An offer is being answered; null when the answer was refused and it may be answered again. */
export function markAnswering(store: Store, offer: OfferId, answer: OfferAnswer | null): void {
  change(store, ({ answering: { [offer]: _before, ...answering } }) => ({
    answering: answer === null ? answering : { ...answering, [offer]: answer },
  }));
}

/** Everything up to the public `seq` was on the screen of somebody who looked. */
export function markRead(store: Store, conversation: ConversationId, seq: number): void {
  if ((store.getState().view.read[conversation] ?? 0) >= seq) return;
  change(store, ({ read }) => ({ read: { ...read, [conversation]: seq } }));
}

export function keepDraft(store: Store, conversation: ConversationId, part: Partial<Draft>): void {
  change(store, ({ drafts }) => ({
    drafts: { ...drafts, [conversation]: { ...(drafts[conversation] ?? emptyDraft), ...part } },
  }));
}

/** What stands in a wrap-up: what was written here and has not reached the hub, else what the hub has. */
export function wrapUpDraft({ desk, view }: DeskStore, conversation: ConversationId): WrapUpDraft {
  const hubs = desk?.hub?.wrapUps.find((one) => one.conversation === conversation);
  return view.wrapUps[conversation] ?? hubs?.draft ?? emptyWrapUp;
}

export function keepWrapUp(store: Store, conversation: ConversationId, part: Partial<WrapUpDraft>): void {
  const draft = { ...wrapUpDraft(store.getState(), conversation), ...part };
  change(store, ({ wrapUps }) => ({ wrapUps: { ...wrapUps, [conversation]: draft } }));
}

/** The hub has this draft: unless more was written meanwhile, it is its to keep. */
export function wrapUpKept(store: Store, conversation: ConversationId, draft: WrapUpDraft): void {
  if (store.getState().view.wrapUps[conversation] !== draft) return;
  change(store, ({ wrapUps: { [conversation]: _kept, ...wrapUps } }) => ({ wrapUps }));
}

/** Opens who waits in a queue; null closes it. */
export function showQueue(store: Store, looking: QueueId | null): void {
  change(store, () => ({ looking }));
}

export function searchCallLog(store: Store, searched: string): void {
  change(store, () => ({ searched }));
}

/** Puts an older page before the ones that are held. */
export function keepOlder(store: Store, page: ConversationView): void {
  const id = page.public.summary.id;
  change(store, ({ older }) => {
    const held = older[id];
    return { older: { ...older, [id]: held ? wholeOf(held, page) : page } };
  });
}

export function heardTyping(store: Store, event: Extract<DeskEvent, { type: "chat.typing" }>, now: number): void {
  if (event.from.kind !== "visitor") return;
  change(store, ({ typing }) => ({ typing: { ...typing, [event.conversation]: now + typingFor } }));
}

/** Who has written is no longer writing. */
export function wrote(store: Store, event: Extract<DeskEvent, { type: "chat.messageAdded" }>): void {
  if (event.message.from.kind === "visitor") stopTyping(store, event.conversation);
}

function stopTyping(store: Store, conversation: ConversationId): void {
  if (!(conversation in store.getState().view.typing)) return;
  change(store, ({ typing: { [conversation]: _over, ...typing } }) => ({ typing }));
}

/** Takes away what was heard too long ago. */
export function expireTyping(store: Store, now: number): void {
  for (const [conversation, until] of Object.entries(store.getState().view.typing))
    if (until <= now) stopTyping(store, conversation as ConversationId);
}
