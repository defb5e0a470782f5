import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { openOutside } from "./open-outside.ts";
import { outsideAddress } from "./outside-address.ts";

/** A page of another system that stands beside a conversation; one for each system. */
export interface Beside {
  readonly system: string;
  readonly title: string;
  /** https, in its plain form. */
  readonly url: string;
}

export interface BesideConversation {
  readonly pages: readonly Beside[];
  /** The system that is shown; null: the visitor. */
  readonly chosen: string | null;
  /** How often somebody has asked for one of them by hand: who did wants to see it. */
  readonly asked: number;
}

const nothing: BesideConversation = { pages: [], chosen: null, asked: 0 };
const all = createStore<Readonly<Record<ConversationId, BesideConversation>>>(() => ({}));
const change = (conversation: ConversationId, by: (held: BesideConversation) => BesideConversation): void =>
  all.setState((held) => ({ ...held, [conversation]: by(held[conversation] ?? nothing) }));

export const besideOf = (conversation: ConversationId): BesideConversation => all.getState()[conversation] ?? nothing;
export const useBeside = (conversation: ConversationId): BesideConversation =>
  useStore(all, (held) => held[conversation] ?? nothing);

export const chooseBeside = (conversation: ConversationId, chosen: string | null): void =>
  change(conversation, (held) => ({ ...held, chosen }));

/** Its page is gone with what was typed there; the visitor is shown again. */
export const closeBeside = (conversation: ConversationId, system: string): void =>
  change(conversation, (held) => ({
    ...held,
    pages: held.pages.filter((page) => page.system !== system),
    chosen: held.chosen === system ? null : held.chosen,
  }));

/**
 * Opens what was found where the house wants it: beside the conversation, or in the person's own browser. `isAsked`: by
 * hand, and not because a conversation began. Answers as `openOutside` does.
 */
export function openFound(
  conversation: ConversationId,
  { openIn, connector, title, url }: Found,
  isAsked: boolean,
): ReturnType<typeof openOutside> {
  if (openIn !== "panel") return openOutside(url);
  const address = outsideAddress(url);
  if (address === undefined) return "refused";
  const page = { system: connector, title, url: address };
  change(conversation, ({ pages, asked }) => ({
    pages: pages.some(({ system }) => system === connector)
      ? pages.map((held) => (held.system === connector ? page : held))
      : [...pages, page],
    chosen: connector,
    asked: asked + (isAsked ? 1 : 0),
  }));
  return "opened";
}
