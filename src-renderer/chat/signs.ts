import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { lookFor } from "../../src-shared/chat/doing.ts";
import type { DeskEvent } from "../../src-shared/contracts/desk.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";

/** A colleague who has a conversation open. `until`: this machine's clock. */
export interface Here {
  readonly id: AccountId;
  readonly name: string;
  readonly isWriting: boolean;
  readonly until: number;
}

interface Signs {
  readonly colleagues: Readonly<Record<ConversationId, readonly Here[]>>;
  /** What stands in a visitor's composer, until. */
  readonly previews: Readonly<Record<ConversationId, { readonly text: string; readonly until: number }>>;
}

const previewFor = 6_000;
export const signs = createStore<Signs>(() => ({ colleagues: {}, previews: {} }));
const nobody: readonly Here[] = [];

/** Takes in what passes by; it goes away by itself. `me`: one's own other desk is no colleague. */
export function hearSigns(
  event: DeskEvent | UnknownEvent,
  me: AccountId | undefined,
  { now, after }: Pick<Machine, "now" | "after">,
): void {
  if (event.type === "chat.looked") {
    const { conversation } = event;
    if (event.by.id === me) return;
    const until = now() + lookFor;
    const others = (signs.getState().colleagues[conversation] ?? nobody).filter(({ id }) => id !== event.by.id);
    const { id, name } = event.by;
    const here = event.does === "left" ? [] : [{ id, name, isWriting: event.does === "writes", until }];
    signs.setState(({ colleagues }) => ({ colleagues: { ...colleagues, [conversation]: [...others, ...here] } }));
    if (event.does !== "left") after(lookFor, () => expire(now()));
  } else if (event.type === "chat.previewed") {
    const { conversation } = event;
    const until = now() + previewFor;
    signs.setState(({ previews }) => ({ previews: { ...previews, [conversation]: { text: event.text, until } } }));
    after(previewFor, () => expire(now()));
  } else if (event.type === "chat.messageAdded" && event.message.from.kind === "visitor") {
    const { conversation } = event;
    signs.setState(({ previews: { [conversation]: _sent, ...previews } }) => ({ previews }));
  }
}

function expire(now: number): void {
  const { colleagues, previews } = signs.getState();
  signs.setState({
    colleagues: Object.fromEntries(
      Object.entries(colleagues).map(([id, here]) => [id, here.filter(({ until }) => until > now)]),
    ),
    previews: Object.fromEntries(Object.entries(previews).filter(([, { until }]) => until > now)),
  });
}

export function useColleaguesHere(conversation: ConversationId): readonly Here[] {
  return useStore(signs, ({ colleagues }) => colleagues[conversation]) ?? nobody;
}

export function usePreview(conversation: ConversationId): string | undefined {
  return useStore(signs, ({ previews }) => previews[conversation]?.text);
}
