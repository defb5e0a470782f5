import { expect, test } from "vitest";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { PublicEvent } from "../../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { CallId, InviteId } from "../../../src-shared/video/model.ts";
import { put } from "../../../src-visitor/chat/outbox.ts";
import { rowsOf } from "../../../src-visitor/conversations/rows.ts";
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

test.each<[PublicEvent, string | undefined]>([
  [{ type: "conversation.accepted", rules: null, ...about, agent: { name: "Anna" } }, "notice.accepted"],
  [{ type: "conversation.ended", ...about, by: "visitor" }, "notice.endedByVisitor"],
  [{ type: "conversation.ended", ...about, by: "agent" }, "notice.endedByAgent"],
  [{ type: "conversation.ended", ...about, by: "hub" }, "notice.endedByHub"],
  [{ type: "video.invited", by: "agent", ...about, invite, expiresAt: 9 }, undefined],
  [{ type: "video.accepted", camera: "classic", ...about, invite, call }, "notice.videoAccepted"],
  [{ type: "video.rejected", ...about, invite, reason: "rejected" }, "notice.videoRejected"],
  [{ type: "video.rejected", ...about, invite, reason: "busy" }, "notice.videoBusy"],
  [{ type: "video.rejected", ...about, invite, reason: "unsupported" }, "notice.videoUnsupported"],
  [{ type: "video.cancelled", ...about, invite }, "notice.videoCancelled"],
  [{ type: "video.expired", ...about, invite }, "notice.videoExpired"],
  [{ type: "video.joined", ...about, call, side: "agent" }, undefined],
  [{ type: "video.ended", why: "hung-up", ...about, call, by: "agent" }, "notice.videoEndedByAgent"],
  [{ type: "video.ended", why: "hung-up", ...about, call, by: "visitor" }, "notice.videoEndedByVisitor"],
  [{ type: "video.ended", why: "hung-up", ...about, call, by: "hub" }, "notice.videoEndedByHub"],
])("%j shows as %s", (event, expected) => {
  const [row] = rowsOf([pageOf(conversation, [event])], []);
  expect(row?.kind === "notice" ? row.text : undefined).toBe(expected);
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
