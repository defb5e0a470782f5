import { expect, test } from "vitest";
import { noticeOf } from "../../../../src-renderer/chat/notices.ts";
import { text } from "../../../../src-renderer/text/text.ts";
import type { PublicEvent } from "../../../../src-shared/conversations/events.ts";
import { played, idOfNumber } from "../../../support/history.ts";

const about = { conversation: idOfNumber(1), at: 100_000, invite: idOfNumber(1, 4), call: idOfNumber(1, 5) };
const words = (event: object, started?: number) => {
  const notice = noticeOf({ ...about, ...event } as PublicEvent, { visitor: "Maria", callStarted: () => started });
  return notice && text(notice.text, notice.values);
};

test.each([
  [{ type: "conversation.accepted", rules: null, agent: { name: "Anna" } }, "Anna accepted the conversation"],
  [{ type: "conversation.ended", by: "visitor" }, "Maria ended the conversation"],
  [{ type: "conversation.ended", by: "agent" }, "You ended the conversation"],
  [{ type: "video.invited", expiresAt: 1 }, "Inviting to video call"],
  [{ type: "video.accepted" }, "Video conversation accepted"],
  [{ type: "video.rejected", reason: "rejected" }, "Video conversation rejected"],
  [{ type: "video.rejected", reason: "busy" }, "Video conversation rejected. Recipient is busy."],
  [{ type: "video.rejected", reason: "unsupported" }, "Video conversation rejected. Insufficient browser support."],
  [{ type: "video.cancelled" }, "Invite to video call cancelled"],
  [{ type: "video.expired" }, "Invite to video call was not answered"],
  [{ type: "video.ended", by: "agent" }, "Video conversation ended"],
  [{ type: "conversation.closed", outcome: "follow-up", note: "" }, "Wrapped up: follow-up"],
  [{ type: "conversation.closed", outcome: null, note: "" }, "Wrapped up"],
])("%j reads as %j", (event, sentence) => {
  expect(words(event)).toBe(sentence);
});

test("the end of a call says how long it was, when its beginning is here", () => {
  expect(words({ type: "video.ended", by: "agent" }, 64_000)).toBe("Video conversation ended, 36 sec");
  expect(words({ type: "video.ended", by: "visitor" }, 40_000)).toBe("Maria ended the video conversation, 1 min");
  expect(words({ type: "video.ended", by: "hub" })).toBe("Video conversation ended: the line was lost");
});

test("what is shown otherwise is no notice: messages, notes, offers, and who is in the room", () => {
  const history = played(idOfNumber(1) as never, [
    "says",
    "offers",
    "accepts",
    "notes",
    "invites",
    "takes",
    "joins",
    "leaves",
  ]);
  const texts = [...history.public, ...history.staff]
    .filter((event) => noticeOf(event, { visitor: "Maria", callStarted: () => undefined }))
    .map(({ type }) => type);
  expect(texts).toEqual(["conversation.accepted", "video.invited", "video.accepted"]);
});
