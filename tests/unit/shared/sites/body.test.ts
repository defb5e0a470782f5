import { describe, expect, test } from "vitest";
import { ButtonBody, SiteBody } from "../../../../src-shared/sites/body.ts";
import { fieldFault, type FormField, keptFields } from "../../../../src-shared/sites/form.ts";
import { languageFor, said } from "../../../../src-shared/sites/said.ts";

const queue = "01890000-0000-7000-8000-0000000000aa";
const site = (part: object) => SiteBody.safeParse({ name: "Garden", origins: [], queue, ...part });
const button = (part: object) => ButtonBody.safeParse({ key: "chat", name: "Chat", ...part });
const reasons = (parsed: ReturnType<typeof site | typeof button>): string[] =>
  parsed.success ? [] : parsed.error.issues.map(({ message }) => message);

test.each([
  ["https://shop.example", true],
  ["https://shop.example:8443", true],
  ["http://localhost:3000", true],
  ["http://[::1]:3000", true],
  ["https://shop.example/", false],
  ["https://shop.example/path", false],
  ["https://Shop.example", false],
  ["https://shop.example:443", false],
  ["http://shop.example:80", false],
  ["https://*.example", false],
  ["*", false],
  ["null", false],
  ["javascript:alert(1)", false],
  ["https://shop.example; script-src *", false],
  ["https://a@shop.example", false],
  ["", false],
])("an origin %s: %s", (origin, isGood) => {
  expect(reasons(site({ origins: [origin] }))).toEqual(isGood ? [] : ["origin-wrong"]);
});

test.each([
  ["", true],
  ["https://shop.example/privacy?x=1", true],
  ["http://shop.example/privacy", false],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["//shop.example", false],
  ['https://shop.example/"onclick=x', false],
])("the address of a privacy notice %s: %s", (privacyUrl, isGood) => {
  expect(reasons(site({ privacyUrl }))).toEqual(isGood ? [] : ["web-address-wrong"]);
});

test.each([
  ["#help", true],
  [".help-box", true],
  ["[data-frontdesk]", true],
  ['[data-frontdesk="video call"]', true],
  ["#a .b", false],
  ["#a, #b", false],
  ["*", false],
  [":has(*)", false],
  ['[data-x="a"]:not(b)', false],
  ["[onclick]", false],
  ["#1", false],
  ['[data-x="\\""]', false],
])("a place in the page %s: %s", (into, isGood) => {
  expect(reasons(button({ place: { how: "fixed", into } }))).toEqual(isGood ? [] : ["place-wrong"]);
});

test.each([
  ["a key with a sign", { key: "a b" }],
  ["a colour that is more", { colours: { accent: "#000000;}", onAccent: "#ffffff" } }],
  ["a language that is none", { chatText: { "<b>": "x" } }],
  ["words that are too long", { chatText: { en: "x".repeat(41) } }],
  ["a channel that is none", { channel: "phone" }],
  ["a pattern that is a list", { conditions: { pages: [["x"]] } }],
  ["a regular expression", { conditions: { pages: [{ how: "matches", text: "(a+)+$" }] } }],
  ["a share of nobody", { conditions: { share: 0 } }],
  ["too many conditions", { conditions: { pages: Array.from({ length: 51 }, () => ({ how: "equals", text: "x" })) } }],
])("a button with %s is refused", (_, part) => expect(button(part).success).toBe(false));

test("what is written as a name is cleaned, and what nobody knows is left out", () => {
  const parsed = button({ name: " Ch\u202eat ", script: "alert(1)", conditions: { more: 1 } });
  expect(parsed.success && parsed.data).toMatchObject({ name: "Chat" });
  expect(JSON.stringify(parsed.data)).not.toMatch(/script|more/);
});

describe("fields that visitors fill in", () => {
  const field = (kind: FormField["kind"], part: object = {}): FormField => ({
    key: "it",
    kind,
    label: { en: "It" },
    required: false,
    choices: ["Tools", "Pots"],
    ...part,
  });
  test.each<[FormField["kind"], boolean, string | undefined, string | undefined]>([
    ["line", false, undefined, undefined],
    ["line", true, undefined, "field-missing"],
    ["line", true, "   ", "field-missing"],
    ["line", true, "17", undefined],
    ["line", false, "x".repeat(201), "field-wrong"],
    ["text", false, "x".repeat(2000), undefined],
    ["email", false, "maria@shop.test", undefined],
    ["email", false, "maria@shop", "field-wrong"],
    ["email", false, "a@b.c@d.e", "field-wrong"],
    ["phone", false, "+358 (0)40 123-45", undefined],
    ["phone", false, "call me", "field-wrong"],
    ["choice", true, "Pots", undefined],
    ["choice", false, "Cars", "field-wrong"],
    ["tick", true, "true", undefined],
    ["tick", true, "on", "field-missing"],
    ["tick", false, "on", undefined],
  ])("%s, required %s: %s", (kind, required, value, fault) => {
    expect(fieldFault(field(kind, { required }), value === undefined ? {} : { it: value })).toBe(fault);
  });
  test("keep what was asked, clean, under the words that were asked", () => {
    const asked = [field("line"), field("tick", { key: "news", label: { fi: "Uutisia", en: "" } })];
    expect(keptFields(asked, { it: " a\u0000b ", news: "true", more: "x", constructor: "y" })).toEqual([
      { label: "It", value: "ab" },
      { label: "Uutisia", value: true },
    ]);
    expect(keptFields(asked, { news: "on" })).toEqual([]);
  });
});

test.each([
  [["en", "fi"], ["fi-FI", "en"], "fi"],
  [["en", "de"], ["de-AT"], "de"],
  [["fr", "de-AT"], ["de"], "fr"],
  [["de-AT", "en"], ["de-at"], "de-AT"],
  [["fi", "en"], ["sv"], "fi"],
  [[], ["en"], undefined],
])("a site in %o speaks to %o in %s", (own, his, language) => expect(languageFor(own, his)).toBe(language));

test("a text that is missing in his language is said in the site's first, else not at all", () => {
  expect(said({ en: "Hello", fi: "" }, ["en", "fi"], ["fi"])).toBe("Hello");
  expect(said({ fi: "Hei" }, ["en", "fi"], ["sv"])).toBe("");
  expect(said({}, [], ["constructor"])).toBe("");
});
