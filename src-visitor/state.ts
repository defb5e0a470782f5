import type { HelloAnswer } from "../src-shared/rpc/contract.ts";
import type { VisitorContract, VisitorState } from "../src-shared/contracts/visitor.ts";
import { applyVisitor, greetVisitor, type VisitorPlaced } from "../src-shared/contracts/visitor-state.ts";
import type { PublicPage } from "../src-shared/conversations/state.ts";
import type { LinkState } from "../src-shared/rpc/link.ts";
import { arrived, type Unsent } from "./chat/outbox.ts";

/** Everything that the panel shows, but for media and what stands in a text box. */
export interface WidgetState {
  readonly link: LinkState;
  /** What the hub told; null before the first hello. */
  readonly hub: VisitorState | null;
  readonly epoch: string | undefined;
  /** The hub's clock minus ours, in milliseconds. */
  readonly clock: number;
  /** Conversations before this one that this page has seen, oldest first. */
  readonly earlier: readonly PublicPage[];
  readonly outbox: readonly Unsent[];
  /** Who is writing to the visitor just now. */
  readonly typing: string | null;
}

export const emptyState: WidgetState = {
  link: { state: "connecting" },
  hub: null,
  epoch: undefined,
  clock: 0,
  earlier: [],
  outbox: [],
  typing: null,
};

/** After a hello, the first or a later one. `now` is ours. */
export function greeted(state: WidgetState, answer: HelloAnswer<VisitorContract>, now: number): WidgetState {
  const held = answer.epoch === state.epoch ? state.hub : null;
  const next = withHub(state, greetVisitor(held, answer));
  return { ...next, epoch: answer.epoch, clock: answer.now - now, earlier: held ? next.earlier : [] };
}

/** After an event. `gap`: the hub has to be asked again. */
export function placed(state: WidgetState, event: VisitorPlaced): { state: WidgetState; gap: boolean } {
  if (!state.hub) return { state, gap: false };
  if (event.event.type === "chat.typing") {
    const { from, conversation } = event.event;
    const heard = from.kind === "agent" && conversation === state.hub.conversation?.summary.id;
    return { state: heard ? { ...state, typing: from.name } : state, gap: false };
  }
  const applied = applyVisitor(state.hub, event);
  if (applied.state === state.hub) return { state, gap: applied.gap };
  const next = withHub(state, applied.state);
  const written = event.event.type === "chat.messageAdded" && event.event.message.from.kind !== "visitor";
  const over = next.hub?.conversation?.summary.state !== "active";
  return { state: written || over ? { ...next, typing: null } : next, gap: applied.gap };
}

function withHub(state: WidgetState, hub: VisitorState): WidgetState {
  const before = state.hub?.conversation;
  const now = hub.conversation;
  const replaced = before && now && before.summary.id !== now.summary.id;
  return {
    ...state,
    hub,
    earlier: replaced ? [...state.earlier, before] : state.earlier,
    outbox: now ? arrived(state.outbox, now) : state.outbox,
  };
}

/** How many messages of the agent's stand after `seen` in the conversation held, an open invite or request counting as one. */
export function unread(page: PublicPage | null | undefined, seen: number): number {
  if (!page) return 0;
  const messages = page.entries.filter(
    ({ seq, event }) =>
      seq > seen &&
      event.type === "chat.messageAdded" &&
      event.message.from.kind !== "visitor" &&
      !event.message.deleted,
  );
  const { invite, requests } = page.summary;
  const open = new Set([invite, ...requests].flatMap((one) => (one?.by === "agent" ? [one.id as string] : [])));
  const asked = page.entries.filter(
    ({ seq, event }) =>
      seq > seen &&
      ((event.type === "video.invited" && open.has(event.invite)) ||
        (event.type === "request.made" && open.has(event.request))),
  );
  return messages.length + asked.length;
}
