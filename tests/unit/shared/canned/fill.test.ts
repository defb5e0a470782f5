import fc from "fast-check";
import { expect, test } from "vitest";
import { fill, firstMissing, textFor, wordsOf } from "../../../../src-shared/canned/fill.ts";
import { openPlaces, placesIn, promptKey, promptsIn } from "../../../../src-shared/canned/places.ts";
import { cleanText } from "../../../../src-shared/text/clean.ts";

const values = new Map([
  ["visitor.name", "Maria K."],
  ["queue", "Sales"],
  ["visitor.cart-total", "12.50"],
]);
const read = (text: string, answers?: ReadonlyMap<string, string>) =>
  wordsOf(fill(text, { values, ...(answers ? { answers } : {}) }));

test.each([
  ["Hello {visitor.name|there}!", "Hello Maria K.!"],
  ["Hello {Visitor.Name}!", "Hello Maria K.!"],
  ["Hello {visitor.email|there}!", "Hello there!"],
  ["Hello{visitor.email|}!", "Hello!"],
  ["Total {visitor.cart-total} in {queue}", "Total 12.50 in Sales"],
  ["Hello {visitor.email}!", "Hello {visitor.email}!"],
  ["{visitor.nmae}", "{visitor.nmae}"],
  ["{constructor} {__proto__} {toString|x}", "{constructor} {__proto__} x"],
  // What is no place is text.
  ["{ color: red }", "{ color: red }"],
  ["{}", "{}"],
  ["{{queue}}", "{Sales}"],
  ["{queue", "{queue"],
  ["{queue\n}", "{queue\n}"],
  ["{?}", "{?}"],
  ["Order {?Order number}", "Order {?Order number}"],
  ["Order {?Order number|unknown}", "Order unknown"],
])("%s reads %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test("what is asked is asked once, in order, with what stands there if nothing is written", () => {
  const text = "{?Order number} of {?Day|today}: {? order  NUMBER |none}, {?Day}";
  expect(promptsIn(text)).toEqual([
    { asked: "Order number", fallback: "none" },
    { asked: "Day", fallback: "today" },
  ]);
  const answers = new Map([[promptKey("Order number"), "4711"]]);
  expect(read(text, answers)).toBe("4711 of today: 4711, {?Day}");
});

test("the first open place is where its words stand", () => {
  const pieces = fill("{queue}: {visitor.order} or {?What}", { values });
  expect(firstMissing(pieces)).toEqual([7, 22]);
  expect(wordsOf(pieces).slice(7, 22)).toBe("{visitor.order}");
  expect(firstMissing(fill("{queue}", { values }))).toBeUndefined();
});

test.each([
  ["Hi {visitor.name}, {?When}", ["{visitor.name}", "{?When}"]],
  ["`{visitor.name}` and ```\n{queue}\n``` and {site}", ["{site}"]],
  ["```\n{queue}", []],
  ["if (a) { return; }", []],
])("open places of %s", (text, expected) => {
  expect(openPlaces(text).map(({ raw }) => raw)).toEqual(expected);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("{agent.name}", "{?What}", "{visitor.name|{queue}}", "$&", "$1", "{", "}|{"),
);

test("no value and no answer is ever read for places: what was put in stands there as it is", () => {
  fc.assert(
    fc.property(hostile, hostile, (name, answer) => {
      const known = { values: new Map([["visitor.name", name]]), answers: new Map([[promptKey("What"), answer]]) };
      const pieces = fill("<{visitor.name|x}|{?What|y}>", known);
      const [clean, said] = [cleanText(name) || "x", cleanText(answer) || "y"];
      expect(wordsOf(pieces)).toBe(`<${clean}|${said}>`);
      expect(pieces.every(({ kind }) => kind !== "missing")).toBe(true);
    }),
  );
});

test("nothing of a text is lost: filled with nothing it reads as it was written, but for its fall-backs", () => {
  const part = fc.oneof(hostile, fc.constantFrom("{queue|a}", "{?b}", "{x.y}", "|", "?"));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      let expected = text;
      for (const { raw, fallback, from } of placesIn(text).toReversed())
        if (fallback !== null) expected = expected.slice(0, from) + fallback + expected.slice(from + raw.length);
      expect(wordsOf(fill(text, { values: new Map() }))).toBe(expected);
    }),
  );
});

test("the text is in the visitor's language where there is one", () => {
  const canned = {
    text: "Hello",
    variants: [
      { language: "fi", text: "Hei" },
      { language: "pt-BR", text: "Oi" },
    ],
  };
  const told = (...languages: string[]) => textFor(canned, languages).text;
  expect([told("fi-FI"), told("sv", "FI"), told("pt-PT"), told("pt-br"), told("sv"), told()]).toEqual([
    "Hei",
    "Hei",
    "Oi",
    "Oi",
    "Hello",
    "Hello",
  ]);
});
