import { expect, test } from "vitest";
import { namedIn, noteLike } from "../../../../src-renderer/chat/note-like.ts";

const known = {
  colleagues: ["Anna Lindqvist", "Jonas", "Jonas Weber"],
  notes: ["She has cancelled twice, be careful with the price.", "ok"],
};

test.each([
  ["note: she is angry", "begins"],
  ["Notes - see ticket", "begins"],
  ["Internal: do not offer more", "begins"],
  ["internally we say no", "begins"],
  ["FYI she called before", "begins"],
  ["fyi", "begins"],
  ["(internal) 10 %", "begins"],
  ["Don't tell her, but it is broken", "begins"],
  ["Don’t tell the customer", "begins"],
  ["For colleagues: look at the invoice", "begins"],
  ["@Jonas can you look?", "names"],
  ["can you look, @jonas weber?", "names"],
  ["She has cancelled twice, be careful with the price.", "pasted"],
  ["Hello! she has  cancelled twice,\nbe careful with the price. Bye", "pasted"],
  ["be careful with the price", "pasted"],
] as const)("%j looks like a note: it %s", (text, why) => {
  expect(noteLike(text, known)).toBe(why);
});

test.each([
  ["Hello Maria!"],
  ["Note that delivery takes two days."],
  ["Please note: we are closed on Monday."],
  ["I note that you ordered two."],
  ["Notebook and pen are in the parcel."],
  ["The internal light is broken."],
  ["Notepads are out of stock"],
  ["ok"],
  ["write to jonas@shop.test"],
  ["@home it is 20 degrees"],
  ["be careful"],
  ["@Jonathan is a nice name"],
])("%j does not", (text) => {
  expect(noteLike(text, known)).toBeUndefined();
});

test("the longest name counts, each once", () => {
  expect(namedIn("@Jonas Weber and @jonas weber and @Anna Lindqvist.", known.colleagues)).toEqual([
    "Anna Lindqvist",
    "Jonas Weber",
  ]);
  expect(namedIn("@Jonas and @Jonas Weber", known.colleagues)).toEqual(["Jonas", "Jonas Weber"]);
  expect(namedIn("@".repeat(8_000), known.colleagues)).toEqual([]);
});
