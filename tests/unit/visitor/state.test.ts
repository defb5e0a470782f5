import { expect, test } from "vitest";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { VisitorContract, VisitorState } from "../../../src-shared/contracts/visitor.ts";
import type { PublicEvent } from "../../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { PublicPage } from "../../../src-shared/conversations/state.ts";
import type { HelloAnswer } from "../../../src-shared/rpc/contract.ts";
import type { InviteId } from "../../../src-shared/video/model.ts";
import { put } from "../../../src-visitor/chat/outbox.ts";
import { emptyState, greeted, placed, unread, type WidgetState } from "../../../src-visitor/state.ts";
import { byAnna, idOfNumber, maria } from "../../support/history.ts";
import { openSite, pageOf } from "../../support/visitor-page.ts";

const conversation = idOfNumber(1) as ConversationId;
const log = `${conversation}/public`;
const said = (number: number, from: typeof maria | typeof byAnna): PublicEvent => ({
  type: "chat.messageAdded",
  conversation,
  at: number,
  message: { id: idOfNumber(number, 7) as MessageId, from, text: `text ${number}` },
});
const accepted: PublicEvent = {
  type: "conversation.accepted",
  rules: null,
  conversation,
  at: 2,
  agent: { name: "Anna" },
};

function hello(
  page: PublicPage | null,
  over: Partial<HelloAnswer<VisitorContract>> = {},
): HelloAnswer<VisitorContract> {
  const state: VisitorState = {
    token: "t",
    site: { name: "Shop", welcome: "" },
    ahead: null,
    seconds: null,
    availability: openSite,
    conversation: page,
  };
  return { protocol: 1, epoch: "e1", now: 50_000, beat: 20_000, state, missed: {}, ...over };
}

const talking = (): WidgetState => greeted(emptyState, hello(pageOf(conversation, [accepted])), 40_000);

test("hello brings the state, the epoch, and how far the hub's clock is ahead", () => {
  expect(talking()).toMatchObject({ epoch: "e1", clock: 10_000, hub: { conversation: { head: 2 } } });
});

test("after a lost link the rest of the log joins what is held, and a sent message leaves the outbox", () => {
  const before: WidgetState = { ...talking(), outbox: put([], idOfNumber(3, 7) as MessageId, "text 3", 0) };
  const missed = { [log]: [{ seq: 3, event: said(3, maria) }] };
  const after = greeted(before, hello(null, { missed }), 40_000);
  expect(after.hub?.conversation?.head).toBe(3);
  expect(after.outbox).toEqual([]);
});

test("another epoch forgets what was held", () => {
  const after = greeted(talking(), hello(null, { epoch: "e2", missed: { [log]: [] } }), 40_000);
  expect(after.hub?.conversation).toBeNull();
});

test("the conversation before the one that opens stays in sight", () => {
  const next = pageOf(idOfNumber(2) as ConversationId, []);
  const { state } = placed(talking(), {
    event: { type: "conversation.opened", page: next },
    topic: "conversation",
    version: 2,
  });
  expect(state.hub?.conversation?.summary.id).toBe(next.summary.id);
  expect(state.earlier.map(({ summary }) => summary.id)).toEqual([conversation]);
});

test("a gap is told and not taken", () => {
  const before = talking();
  expect(placed(before, { event: said(9, byAnna), log, seq: 9 })).toEqual({ state: before, gap: true });
});

test("the agent's typing shows until the words come; one's own and another conversation's do not", () => {
  const typing = (from: typeof maria | typeof byAnna, where = conversation) =>
    ({ event: { type: "chat.typing", conversation: where, from } }) as const;
  const writing = placed(talking(), typing(byAnna)).state;
  expect(writing.typing).toBe("Anna");
  expect(placed(talking(), typing(maria)).state.typing).toBeNull();
  expect(placed(talking(), typing(byAnna, idOfNumber(2) as ConversationId)).state.typing).toBeNull();
  expect(placed(writing, { event: said(3, byAnna), log, seq: 3 }).state.typing).toBeNull();
  expect(placed(writing, { event: said(3, maria), log, seq: 3 }).state.typing).toBe("Anna");
});

test("unread counts the agent's words and an invite that is still open", () => {
  const invite = idOfNumber(1, 3) as InviteId;
  const invited: PublicEvent = { type: "video.invited", by: "agent", conversation, at: 5, invite, expiresAt: 9 };
  const expired: PublicEvent = { type: "video.expired", conversation, at: 6, invite };
  const open = pageOf(conversation, [accepted, said(3, byAnna), said(4, maria), said(5, byAnna), invited]);
  expect(unread(open, 0)).toBe(3);
  expect(unread(open, 3)).toBe(2);
  expect(unread(open, open.head)).toBe(0);
  expect(unread(pageOf(conversation, [accepted, invited, expired]), 0)).toBe(0);
  expect(unread(null, 0)).toBe(0);
});
