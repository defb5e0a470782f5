import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { itemsOfView } from "../../../src-main/call-log/items.ts";
import { queriesOf } from "../../../src-main/call-log/words.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { aCallLog, saying } from "../../support/call-log.ts";
import { idOfNumber, wholeView } from "../../support/history.ts";
import { ending, note } from "../../support/visits.ts";

let log: ReturnType<typeof aCallLog>;
beforeEach(() => {
  log = aCallLog();
});
afterEach(() => log.close());

test.each([
  ["a word from the middle of a message", "oak", [1]],
  ["the beginning of the last word", "chai", [1]],
  ["not the end of a word", "hair", []],
  ["not the beginning of a word that is not the last", "oa chair", []],
  ["another case", "DELIVERY", [2]],
  ["without its accents", "muller", [2]],
  ["with accents that are not there", "chäir", [1]],
  ["accents made of two characters", "Mu\u0308ller", [2]],
  ["two words, of which one is in the name and one in a message", "müller delivery", [2]],
  ["two words in two messages", "oak tomorrow", [1]],
  ["two words, of which one is nowhere", "oak zebra", []],
  ["a part of an address", "chairs@shop.test", [1]],
  ["a word with a hyphen", "e-mail", [1]],
  ["Cyrillic", "стул", [3]],
  ["a number", "4711", [2]],
  ["a note between colleagues", "vip", [3]],
  ["the note of the wrap-up", "reclamation", [3]],
  ["a quote in it", '"oak"', [1]],
  ["words of the search language", "oak AND chair", []],
  ["nothing", "", [3, 2, 1]],
  ["blanks", "  \t ", [3, 2, 1]],
  ["only signs", '"*^()', []],
])("finds by %s", (_, words, numbers) => {
  log.hold(
    saying(1, ["Is the chair made of oak? My e-mail: chairs@shop.test", "Can it come tomorrow?"]),
    saying(2, ["Express delivery of 4711, please"], "Jörg Müller"),
  );
  const russian = saying(3, ["Где мой стул?"], "Anna K.");
  const { ended, closed } = ending(russian.conversation, "Reclamation accepted");
  const staff = [...russian.staff, note(russian.conversation, 1, "A VIP"), closed];
  log.hold({ ...russian, public: [...russian.public, ended], staff });
  expect(log.found(words)).toEqual(numbers);
});

test("nothing that anybody types is a syntax error, and every word of a message finds it", () => {
  log.hold(saying(1, ["Is the chair made of oak?"]));
  const signs = fc.string({
    unit: fc.constantFrom(...Array.from("\"*^()+-:{}[]<>'NEARANDOR \u0000\ud800ä%_\\")),
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: "binary", maxLength: 300 })), (typed) => {
      expect(Array.isArray(log.search(typed).entries)).toBe(true);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(
      fc.constantFrom("Is", "the", "chair", "made", "of", "oak"),
      fc.constantFrom("", '"', "*", "(", "^"),
      (word, sign) => {
        expect(log.found(`${sign}${word}${sign}`)).toEqual([1]);
      },
    ),
  );
});

test("an excerpt shows the words around, with the match between its two marks, and nothing else makes such marks", () => {
  log.hold(
    saying(1, [
      "So \u0002many\u0003 words before it, and then the oak chair, and so many words behind it that it is cut",
    ]),
  );
  const [entry] = log.search("oak").entries;
  expect(entry?.excerpt).toContain("the \u0002oak\u0003 chair");
  expect(entry?.excerpt?.split("\u0002")).toHaveLength(2);
  expect(log.search("").entries[0]?.excerpt).toBeNull();
});

test("of several texts the excerpt is of the first message that matches, before notes, name and wrap-up", () => {
  const visit = saying(1, ["nothing of it", "an oak chair", "another oak chair"], "Oak");
  const { ended, closed } = ending(visit.conversation, "oak, solved");
  const staff = [...visit.staff, note(visit.conversation, 1, "he likes oak"), closed];
  log.hold({ ...visit, public: [...visit.public, ended], staff }, saying(2, ["hello"], "Oakley"), saying(3, ["birch"]));
  const excerpts = log.search("oak").entries.map(({ excerpt }) => excerpt);
  expect(excerpts).toEqual(["\u0002Oakley\u0003", "an \u0002oak\u0003 chair"]);
  // Nothing of one search is left for the next.
  expect(log.search("birch").entries.map(({ excerpt }) => excerpt)).toEqual(["\u0002birch\u0003"]);
});

test("pages of 50, newest first, each conversation once, also when many began in one millisecond", () => {
  for (let number = 1; number <= 130; number++)
    log.hold(saying(number, ["chair"], "Maria", Math.ceil(number / 20) * 1_000));
  const seen: number[] = [];
  for (let before: number | undefined, more = true; more;) {
    const page = log.search("chair", before);
    seen.push(...page.entries.map((entry) => Number(entry.conversation.slice(-12))));
    before = page.entries.at(-1)?.startedAt;
    more = page.more;
    expect(page.entries.length).toBeLessThan(70);
  }
  expect(seen).toEqual(Array.from({ length: 130 }, (_, index) => 130 - index));
});

test("who signs in here after somebody else does not find what the other took part in", () => {
  const other = idOfNumber(2, 9) as AccountId;
  log.hold(saying(1, ["chair"]));
  log.write(itemsOfView(other, wholeView(saying(2, ["chair"]))));
  expect(log.found("chair")).toEqual([1]);
  expect(log.reader.read({ account: other, conversation: saying(1, []).conversation })).toBeNull();
  expect(log.reader.search({ account: other, words: "chair" }).entries).toHaveLength(1);
});

test("queries: each word quoted, the last one as a beginning, at most twelve", () => {
  expect(queriesOf(" a  b\nc ")).toEqual(['"a"', '"b"', '"c"*']);
  expect(queriesOf('say "hi"')).toEqual(['"say"', '"""hi"""*']);
  expect(queriesOf("?! …")).toEqual([]);
  expect(queriesOf("")).toBeNull();
  expect(queriesOf("x ".repeat(100))).toHaveLength(12);
});
