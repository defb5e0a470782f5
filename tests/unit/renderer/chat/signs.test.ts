import { beforeEach, expect, test } from "vitest";
import { hearSigns, signs } from "../../../../src-renderer/chat/signs.ts";
import type { Account } from "../../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { handClock } from "../../../support/hand-clock.ts";

const conversation = "01890000-0000-7000-8000-000000000001" as ConversationId;
const jonas = { id: "jonas", name: "Jonas", role: "agent" } as Account;
const looked = (does: "looks" | "writes" | "left") => ({ type: "chat.looked", conversation, by: jonas, does }) as const;
const here = () => (signs.getState().colleagues[conversation] ?? []).map(({ name, isWriting }) => [name, isWriting]);

beforeEach(() => signs.setState({ colleagues: {}, previews: {} }));

test("a colleague is here until he leaves, or is heard of no more", async () => {
  const clock = handClock();
  hearSigns(looked("looks"), undefined, clock);
  expect(here()).toEqual([["Jonas", false]]);
  await clock.advance(8_000);
  hearSigns(looked("writes"), undefined, clock);
  await clock.advance(8_000);
  expect(here()).toEqual([["Jonas", true]]);
  hearSigns(looked("left"), undefined, clock);
  expect(here()).toEqual([]);
  hearSigns(looked("looks"), undefined, clock);
  await clock.advance(12_000);
  expect(here()).toEqual([]);
});

test("one's own other desk is no colleague", () => {
  hearSigns(looked("looks"), jonas.id, handClock());
  expect(here()).toEqual([]);
});

test("what the visitor is writing goes when it was sent, or when nothing more is heard", async () => {
  const clock = handClock();
  const preview = () => signs.getState().previews[conversation]?.text;
  const previewed = { type: "chat.previewed", conversation, text: "Hel" } as const;
  hearSigns(previewed, undefined, clock);
  expect(preview()).toBe("Hel");
  await clock.advance(6_000);
  expect(preview()).toBeUndefined();
  hearSigns(previewed, undefined, clock);
  const message = { id: "m", from: { kind: "visitor", name: "" }, text: "Hello" };
  hearSigns({ type: "chat.messageAdded", conversation, at: 0, message } as never, undefined, clock);
  expect(preview()).toBeUndefined();
});
