import { expect, test } from "vitest";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { PublicEvent } from "../../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { CallId, InviteId, RejectDetail } from "../../../src-shared/video/model.ts";
import { put } from "../../../src-visitor/chat/outbox.ts";
import { rowsOf } from "../../../src-visitor/conversations/rows.ts";
import { noticeWords } from "../../../src-visitor/video/notices.ts";
import { byAnna, idOfNumber, maria } from "../../support/history.ts";
import { pageOf } from "../../support/visitor-page.ts";

const conversation = idOfNumber(1) as ConversationId;
const about = { conversation, at: 5 };
const invite = idOfNumber(1, 3) as InviteId;
const call = idOfNumber(1, 2) as CallId;
const said = (number: number, from: typeof maria | typeof byAnna, at = number): PublicEvent => ({
  type: "chat.messageAdded",
  conversation,
  at,
  message: { id: idOfNumber(number, 7) as MessageId, from, text: `text ${number}` },
});

const agentOf: PublicEvent = { type: "conversation.accepted", rules: null, ...about, agent: { name: "Anna" } };
const wordsOf = (event: PublicEvent, by: "visitor" | "agent" = "agent"): string | undefined => {
  const invited: PublicEvent = { type: "video.invited", by, ...about, invite, expiresAt: 9 };
  const row = rowsOf([pageOf(conversation, [agentOf, invited, event])], [], noticeWords({ unable: null })).at(-1);
  return row?.kind === "notice" ? row.text : undefined;
};
const ended = { type: "video.ended", ...about, call } as const;
const rejectedBy = (reason: "rejected" | "busy" | "unsupported", detail?: RejectDetail): PublicEvent => ({
  type: "video.rejected",
  ...about,
  invite,
  reason,
  ...(detail ? { detail } : {}),
});

test.each<[PublicEvent, string]>([
  [agentOf, "Anna joined the chat"],
  [{ type: "conversation.ended", ...about, by: "visitor" }, "You ended the chat"],
  [{ type: "conversation.ended", ...about, by: "agent" }, "Anna ended the chat"],
  [{ type: "conversation.ended", ...about, by: "hub" }, "The chat was closed"],
  [{ type: "video.accepted", camera: "classic", ...about, invite, call }, "You accepted the video call"],
  [rejectedBy("rejected"), "You declined the video call"],
  [rejectedBy("busy", "call"), "another call of yours is still open. Leave it, and Anna can invite you again."],
  [rejectedBy("busy", "invite"), "an older invitation is still open"],
  [rejectedBy("unsupported", "browser"), "open this page in a current Chrome, Edge, Firefox or Safari"],
  [rejectedBy("unsupported", "insecure"), "does not begin with https"],
  [rejectedBy("unsupported", "frame"), "This website does not let the chat use camera and microphone"],
  [{ type: "video.cancelled", ...about, invite }, "Anna took back the invitation to a video call"],
  [{ type: "video.expired", ...about, invite }, "The invitation to a video call has expired"],
  [{ ...ended, why: "hung-up", by: "agent" }, "Anna ended the video call"],
  [{ ...ended, why: "hung-up", by: "visitor" }, "You left the video call"],
  [{ ...ended, why: "conversation-ended", by: "hub" }, "The video call has ended"],
  [{ ...ended, why: "left-empty", by: "hub" }, "The video call was cut off and is over. The chat goes on."],
])("%j says: %s", (event, expected) => {
  expect(wordsOf(event)).toContain(expected);
});

test.each<[PublicEvent, string]>([
  [{ type: "video.accepted", camera: "classic", ...about, invite, call }, "Anna accepted the video call"],
  [rejectedBy("rejected"), "Anna cannot take a video call now. The chat goes on"],
  [rejectedBy("busy", "call"), "Anna is busy with video just now"],
  [rejectedBy("unsupported", "browser"), "No video call is possible where Anna is now"],
  [{ type: "video.cancelled", ...about, invite }, "You took back the invitation"],
  [{ type: "video.expired", ...about, invite }, "Anna did not answer the invitation"],
])("of the visitor's own invite, %j says: %s", (event, expected) => {
  expect(wordsOf(event, "visitor")).toContain(expected);
});

test("an invite of the visitor's own is told, the agent's stands as a card; who comes and goes is on the stage", () => {
  expect(wordsOf({ type: "video.invited", by: "visitor", ...about, invite, expiresAt: 9 })).toBe(
    "Inviting Anna to a video call",
  );
  const silent: PublicEvent[] = [
    { type: "video.invited", by: "agent", ...about, invite, expiresAt: 9 },
    { type: "video.joined", ...about, call, side: "agent" },
  ];
  expect(rowsOf([pageOf(conversation, silent)], [], noticeWords({ unable: null }))).toEqual([]);
});

test("what one person says within two minutes stands together", () => {
  const page = pageOf(conversation, [
    said(1, byAnna, 0),
    said(2, byAnna, 60_000),
    said(3, maria, 61_000),
    said(4, maria, 300_000),
  ]);
  const rows = rowsOf([page], []);
  expect(rows.map((row) => row.kind === "message" && row.goesOn)).toEqual([true, false, false, false]);
});

test("a message keeps its key on its way from the outbox into the log", () => {
  const id = idOfNumber(1, 7) as MessageId;
  const coming = rowsOf([pageOf(conversation, [])], put([], id, "text 1", 1));
  const there = rowsOf([pageOf(conversation, [said(1, maria)])], []);
  expect(coming.map(({ key }) => key)).toEqual(there.map(({ key }) => key));
  expect(coming[0]).toMatchObject({ state: "sending", mine: true });
});

test("an event of a newer hub is passed over", () => {
  const page = pageOf(conversation, [said(1, maria)]);
  page.entries.push({ seq: 3, event: { type: "unknown", raw: { type: "chat.waved" } } });
  expect(rowsOf([page], [])).toHaveLength(1);
});
