import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { faultCodes } from "../../../../src-shared/rpc/fault.ts";
import { faultText } from "../../../../src-renderer/text/fault-text.ts";
import { text, textIfAny } from "../../../../src-renderer/text/text.ts";

const file = new URL("../../../../assets/locales/en/desk.json", import.meta.url);
const texts = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;

test("every text is a message that can be read", () => {
  for (const [id, message] of Object.entries(texts)) {
    expect(message.trim(), id).toBe(message);
    expect(message, id).not.toBe("");
    expect(() => new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }), id).not.toThrow();
  }
});

test("ids stand in order, so that two people who add one meet in the same place", () => {
  const ids = Object.keys(texts);
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
});

test("values are filled in, and stay text", () => {
  expect(text("frame.waiting", { count: 3 })).toBe("3 waiting");
  expect(text("frame.action.goTo", { room: "<b>{x}</b>" })).toBe("Go to <b>{x}</b>");
});

test("an id made of parts may have no text", () => {
  expect(textIfAny("fault.nobody-knows-this")).toBeUndefined();
  expect(textIfAny("toString")).toBeUndefined();
});

test("every fault code has a sentence of its own", () => {
  const sentences = faultCodes.map((code) => faultText({ code, reason: "nobody-knows-this", retryAfter: 1500 }));
  expect(new Set(sentences).size).toBe(faultCodes.length);
  for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
});

test.each([
  [{ code: "invalid", reason: "text-too-long" } as const, /8,000 characters/],
  [{ code: "too-fast", reason: "too-many-tries", retryAfter: 29_100 } as const, /Wait 30 seconds/],
  [{ code: "too-fast", reason: "too-many-tries", values: { seconds: 1 } } as const, /Wait 1 second,/],
  [{ code: "forbidden", reason: "wrong-name-or-password" } as const, /Name or password/],
  [{ code: "gone", reason: "code.internal" } as const, /went wrong/],
])("%j is told in a sentence", (fault, sentence) => {
  expect(faultText(fault)).toMatch(sentence);
});
