import { expect, test } from "vitest";
import { barsOf } from "../../../../src-renderer/transfers/bars.ts";
import { noParkWhy } from "../../../../src-renderer/transfers/may-park.ts";
import { newsOf } from "../../../../src-renderer/transfers/news.ts";
import type { ConversationView } from "../../../../src-shared/conversations/state.ts";
import type { Account } from "../../../../src-shared/accounts/model.ts";
import { askingJonas, handed, jonas, transfer } from "../../../support/handing.ts";
import { anna } from "../../../support/history.ts";

const handing = askingJonas("transfer");
const consulting = askingJonas("consult");
const held = { type: "conversation.held" } as const;
const done = { type: "transfer.done", from: anna, to: jonas, how: "conference", stays: true, transfer: null } as const;
const parked = { type: "conversation.parked", until: null } as const;
const are = (view: ConversationView, me: Account = anna) => barsOf(view, me.id).map(({ is }) => is);

test.each<[string, ConversationView, Account, string[]]>([
  ["nothing goes on", handed([]), anna, []],
  ["Jonas is asked", handed([handing.begun]), anna, ["asked"]],
  ["Jonas declined", handed([handing.begun, handing.declined]), anna, ["refused"]],
  ["another is asked after that", handed([handing.begun, handing.declined, handing.begun]), anna, ["asked"]],
  ["Jonas is on his way into the call", handed([handing.begun, handing.takes]), anna, ["taking"]],
  ["the same for Jonas", handed([handing.begun, handing.takes]), jonas, ["part"]],
  ["Jonas helps, Maria on hold", handed([consulting.comes], { open: [held] }), anna, ["consult"]],
  ["the same for Jonas", handed([consulting.comes], { open: [held] }), jonas, ["part", "held"]],
  ["held alone", handed([], { open: [held] }), anna, ["held"]],
  ["all three", handed([consulting.comes, consulting.comesIn]), anna, []],
  ["who gave it away and stays", handed([consulting.comes, consulting.comesIn, done]), anna, ["part"]],
  ["parked", handed([parked]), anna, ["parked"]],
  ["over", handed([handing.begun], { steps: ["offers", "accepts", "ends"] }), anna, []],
])("%s", (_what, view, me, bars) => {
  expect(are(view, me)).toEqual(bars);
});

test("another's question that came back is not told to who was not asked for it", () => {
  expect(are(handed([{ ...handing.declined, by: jonas }]))).toEqual([]);
});

test.each<[string, ConversationView, string | null]>([
  ["nothing keeps it", handed([]), null],
  ["a call runs", handed([], { steps: ["offers", "accepts", "invites", "takes"] }), "call"],
  ["a colleague is in it", handed([consulting.comesIn]), "colleague"],
  ["a colleague is asked", handed([handing.begun]), "asked"],
  [
    "it waits in a queue for whoever comes",
    handed([{ ...handing.begun, to: { kind: "queue", queue: handed([]).public.summary.queue } }]),
    null,
  ],
])("whether it can be parked: %s", (_what, view, why) => {
  expect(noParkWhy(view)).toBe(why);
});

const about = { conversation: handed([]).public.summary.id, at: 1, after: 1 };
test.each([
  ["it is handed on", { ...done, stays: false }, anna, { is: "handed", agent: "Jonas Weber" }],
  ["it is given to him in a conference", done, jonas, { is: "given" }],
  ["he took it himself", { ...done, how: "blind" }, jonas, undefined],
  ["Jonas declined", handing.declined, anna, { is: "refused", agent: "Jonas Weber" }],
  ["Jonas comes to help", consulting.comes, anna, { is: "came", agent: "Jonas Weber" }],
  ["he is removed", { type: "part.left", who: jonas, by: "owner" }, jonas, { is: "removed", by: "Anna" }],
  ["he left by himself", { type: "part.left", who: jonas, by: "self" }, jonas, undefined],
  ["Jonas left", { type: "part.left", who: jonas, by: "self" }, anna, { is: "left", agent: "Jonas Weber" }],
  ["the visitor wrote", { type: "conversation.resumed", why: "visitor" }, anna, { is: "back", why: "visitor" }],
  ["he resumed it himself", { type: "conversation.resumed", why: "agent" }, anna, undefined],
] as const)("news when %s", (_what, event, me, news) => {
  expect(newsOf({ ...about, ...event }, handed([]), me.id)).toEqual(news);
});

test("a bar of something that came back names the transfer, so that it can be put away", () => {
  expect(barsOf(handed([handing.begun, handing.declined]), anna.id)[0]).toMatchObject({ transfer, why: "declined" });
});
