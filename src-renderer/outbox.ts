import type { MessageId } from "../src-shared/chat/model.ts";
import type { ConversationId } from "../src-shared/conversations/model.ts";
import { faultOf } from "../src-shared/rpc/fault.ts";
import { uuid7, type Machine } from "../src-shared/rpc/machine.ts";
import type { DeskAsk } from "./desk-ask.ts";
import type { DraftKind, More, OnTheWay, Store } from "./store.ts";

export interface Sender {
  readonly store: Store;
  readonly ask: DeskAsk;
  readonly machine: Machine;
}

/** Sends a message or a note. It stands in the outbox until its own event has come back. */
export function sendText(
  sender: Sender,
  conversation: ConversationId,
  kind: DraftKind,
  text: string,
  more: More = {},
): Promise<void> {
  const { store, machine } = sender;
  const at = machine.now() + (store.getState().desk?.clockOffset ?? 0);
  const item: OnTheWay = { id: uuid7(machine), kind, text, at, state: "sending", fault: null, more };
  change(store, conversation, (items) => [...items, item]);
  return deliver(sender, conversation, item);
}

/** Once more what was refused, because somebody pressed *Retry*: same id and key, so that it is never there twice. */
export async function sendAgain(sender: Sender, conversation: ConversationId, id: string): Promise<void> {
  const item = sender.store.getState().outbox[conversation]?.find((one) => one.id === id && one.state === "failed");
  if (!item) return;
  replace(sender.store, conversation, { ...item, state: "sending", fault: null });
  await deliver(sender, conversation, item);
}

/** Goes on with what another window had on the way: same id and key, so that it is never there twice. */
export async function sendOn(sender: Sender, conversation: ConversationId): Promise<void> {
  settleOutbox(sender.store);
  const begun = sender.store.getState().outbox[conversation]?.filter(({ state }) => state === "sending") ?? [];
  await Promise.all(begun.map((item) => deliver(sender, conversation, item)));
}

export function discard(store: Store, conversation: ConversationId, id: string): void {
  change(store, conversation, (items) => items.filter((one) => one.id !== id));
}

async function deliver({ store, ask }: Sender, conversation: ConversationId, item: OnTheWay): Promise<void> {
  const { id, kind, text, more = {} } = item;
  try {
    // The id is the key as well: it is random, made once, and belongs to this text alone.
    const uploads = more.files?.map((file) => file.id);
    if (kind === "message")
      await ask("chat.send", { conversation, id: id as MessageId, text, replyTo: more.replyTo, uploads }, id);
    else await ask("note.add", { conversation, id, text, mentions: more.mentions, uploads }, id);
  } catch (error) {
    replace(store, conversation, { ...item, state: "failed", fault: faultOf(error) });
  }
}

/** Takes out what has arrived in its log. */
export function settleOutbox(store: Store): void {
  const { outbox, desk } = store.getState();
  if (!Object.values(outbox).some((items) => items.length > 0)) return;
  const arrived = new Set<string>();
  for (const view of desk?.hub?.conversations ?? []) {
    for (const { event } of view.public.entries) if (event.type === "chat.messageAdded") arrived.add(event.message.id);
    for (const { event } of view.staff.entries) if (event.type === "note.added") arrived.add(event.note.id);
  }
  for (const [conversation, items] of Object.entries(outbox))
    if (items.some((one) => arrived.has(one.id)))
      change(store, conversation as ConversationId, (held) => held.filter((one) => !arrived.has(one.id)));
}

function replace(store: Store, conversation: ConversationId, item: OnTheWay): void {
  change(store, conversation, (items) => items.map((one) => (one.id === item.id ? item : one)));
}

function change(
  store: Store,
  conversation: ConversationId,
  by: (items: readonly OnTheWay[]) => readonly OnTheWay[],
): void {
  store.setState(({ outbox: { [conversation]: held, ...others } }) => {
    const items = by(held ?? []);
    return { outbox: items.length > 0 ? { ...others, [conversation]: items } : others };
  });
}
