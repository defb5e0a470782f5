import { expect, test } from "vitest";
import { noticeOf } from "../../../../src-renderer/chat/notices.ts";
import { text } from "../../../../src-renderer/text/text.ts";
import type { PublicEvent } from "../../../../src-shared/conversations/events.ts";
import { played, idOfNumber } from "../../../support/history.ts";

const about = { conversation: idOfNumber(1), at: 100_000, invite: idOfNumber(1, 4), call: idOfNumber(1, 5) };
const words = (event: object, started?: number) => {
  const notice = noticeOf({ ...about, ...event } as PublicEvent, {
    visitor: "Maria",
    callStarted: () => started,
    invitedBy: () => "agent",
  });
  return notice && text(notice.text, notice.values);
};

test.each([
  [{ type: "conversation.accepted", rules: null, agent: { name: "Anna" } }, "Anna accepted the conversation"],
  [{ type: "conversation.ended", by: "visitor" }, "Maria ended the conversation"],
  [{ type: "conversation.ended", by: "agent" }, "You ended the conversation"],
  [{ type: "video.invited", by: "agent", expiresAt: 1 }, "Inviting to video call"],
  [{ type: "video.accepted" }, "Video conversation accepted"],
  [{ type: "video.rejected", reason: "rejected" }, "Video conversation rejected"],
  [{ type: "video.rejected", reason: "busy" }, "Video conversation rejected. Recipient is busy."],
  [{ type: "video.rejected", reason: "unsupported" }, "Video conversation rejected. Insufficient browser support."],
  [{ type: "video.cancelled" }, "Invite to video call cancelled"],
  [{ type: "video.expired" }, "Invite to video call was not answered"],
  [{ type: "video.ended", by: "agent" }, "Video conversation ended"],
  [{ type: "conversation.closed", outcome: "follow-up", note: "" }, "Wrapped up: Follow-up"],
  [{ type: "conversation.closed", outcome: null, note: "" }, "Wrapped up"],
  [{ type: "conversation.closed", outcome: "sold", outcomeName: "Sold", note: "" }, "Wrapped up: Sold"],
  [{ type: "conversation.closed", outcome: null, isTimedOut: true, note: "" }, "The time to wrap up was over"],
  [
    { type: "conversation.closed", outcome: "other", outcomeName: null, isTimedOut: true, note: "" },
    "The time to wrap up was over: Other",
  ],
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
    .filter((event) =>
      noticeOf(event, {
        visitor: "Maria",
        callStarted: () => undefined,
        invitedBy: () => undefined,
      }),
    )
    .map(({ type }) => type);
  expect(texts).toEqual(["conversation.accepted", "video.invited", "video.accepted"]);
});

const ofVisitor = (event: object) => {
  const invitedBy = () => "visitor" as const;
  return noticeOf({ ...about, ...event } as PublicEvent, { visitor: "Maria", callStarted: () => undefined, invitedBy });
};

test.each([
  [{ type: "video.invited", by: "visitor" }, "Maria invites to a video call"],
  [{ type: "video.rejected", reason: "rejected" }, "You declined the video call"],
  [{ type: "video.rejected", reason: "busy", detail: "call" }, "You were in another video call"],
  [
    { type: "video.rejected", reason: "unsupported", detail: "browser" },
    "Your window cannot do video calls; Maria was told so",
  ],
  [{ type: "video.cancelled" }, "Maria took the invitation to video back"],
  [{ type: "video.expired" }, "You did not answer the video call of Maria"],
])("of an invite by the visitor, %j reads as %j", (event, sentence) => {
  const notice = ofVisitor(event)!;
  expect(text(notice.text, notice.values)).toBe(sentence);
  expect(notice.remedy).toBeUndefined();
});

test.each([
  [{ reason: "rejected" }, "when it suits"],
  [{ reason: "busy" }, "another video call"],
  [{ reason: "busy", detail: "call" }, "Ask Maria to close it"],
  [{ reason: "busy", detail: "invite" }, "An older invitation is still open"],
  [{ reason: "unsupported" }, "Chrome, Edge, Firefox or Safari"],
  [{ reason: "unsupported", detail: "browser" }, "on an iPhone or iPad: Safari"],
  [{ reason: "unsupported", detail: "insecure" }, "https"],
  [{ reason: "unsupported", detail: "frame" }, "tell your administrator"],
])("of an invite that came to nothing by %j is said what to do, and it can be made again", (why, remedy) => {
  const context = { visitor: "Maria", callStarted: () => undefined, invitedBy: () => "agent" as const };
  const notice = noticeOf({ ...about, type: "video.rejected", ...why } as unknown as PublicEvent, context)!;
  expect(text(notice.remedy!, notice.values)).toContain(remedy);
  expect(notice.isAgain).toBe(true);
});

const ask = { request: idOfNumber(1, 3), conversation: about.conversation, at: 1, expiresAt: 2 };
test("each turn of each request, by either side, is a whole sentence", () => {
  const kinds = ["camera", "share", "photo", "location"] as const;
  const turns = [
    { type: "request.made" },
    { type: "request.withdrawn" },
    { type: "request.expired" },
    ...(["granted", "declined", "failed"] as const).map((outcome) => ({ type: "request.answered", outcome })),
    ...(["blocked", "missing", "in-use", "unsupported", "failed"] as const).map((why) => ({
      type: "request.answered",
      outcome: "failed",
      why,
    })),
  ];
  const said = turns.flatMap((turn) => [
    ...kinds.map((kind) => words({ ...ask, ...turn, kind, by: "agent" })),
    words({ ...ask, ...turn, kind: "share", by: "visitor" }),
  ]);
  for (const sentence of said) expect(sentence).toMatch(/^(You|Maria|The|Your) /);
  expect(said.filter((sentence) => sentence === undefined)).toEqual([]);
});

test("what failed says what to do", () => {
  const context = { visitor: "Maria", callStarted: () => undefined, invitedBy: () => undefined };
  const failed = { ...ask, type: "request.answered", kind: "photo", by: "agent", outcome: "failed" };
  const remedies = ["blocked", "missing", "in-use", "unsupported", "failed", undefined].map((why) => {
    const notice = noticeOf({ ...failed, why } as unknown as PublicEvent, context)!;
    return text(notice.remedy!, notice.values);
  });
  expect(new Set(remedies).size).toBe(5);
});
