import { expect, test } from "vitest";
import { withKept } from "../../../../src-renderer/chat/drafts.ts";
import type { Draft } from "../../../../src-renderer/store.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";

const conversation = "01890000-0000-7000-8000-000000000001" as ConversationId;
const empty: Draft = { kind: "message", message: "", note: "" };
const kept = (text: string, at: number, kind: "message" | "note" = "message") => ({ conversation, kind, text, at });

test("an empty composer takes what was kept", () => {
  expect(withKept(empty, kept("Dear", 5))).toEqual({ ...empty, message: "Dear", at: { message: 5 } });
  expect(withKept(empty, kept("Why", 5, "note"))).toEqual({ ...empty, note: "Why", at: { note: 5 } });
});

test("what was written here later stays", () => {
  const here = { ...empty, message: "Here", at: { message: 9 } };
  expect(withKept(here, kept("There", 8))).toBe(here);
  expect(withKept(here, kept("There", 9))).toBe(here);
});

test("a newer one takes the place of what stood here, which is put aside and never lost in silence", () => {
  const here = { ...empty, message: "Here", note: "n", at: { message: 3, note: 3 } };
  expect(withKept(here, kept("There", 8))).toEqual({
    ...here,
    message: "There",
    at: { message: 8, note: 3 },
    aside: { kind: "message", text: "Here" },
  });
  expect(withKept(here, kept("Here I go on", 8)).aside).toBeUndefined();
  expect(withKept(here, kept("Here", 8)).aside).toBeUndefined();
  expect(withKept(here, kept("", 8)).aside).toEqual({ kind: "message", text: "Here" });
});
