import { expect, test } from "vitest";
import { factLines, languageName } from "../../../../src-renderer/queues/offer-facts.ts";
import { whyWords } from "../../../../src-renderer/queues/why-words.ts";
import type { Offer } from "../../../../src-shared/queues/model.ts";
import type { Rank, WhyAgent } from "../../../../src-shared/routing/why.ts";
import { anna } from "../../../support/history.ts";
import { anOffer } from "../../../support/visits.ts";

const plain: Rank = { kept: 1, ring: 0, first: 1, order: 2, skill: -4, load: 1, idleSince: 10 };

/** Anna went before somebody who differs in this. */
function why(other: Partial<Rank>, mine: Partial<Rank> = {}, free = 2): WhyAgent {
  const best = [plain, plain].map((rank, index) => ({
    agent: anna.id,
    rank: { ...rank, ...(index === 0 ? mine : other) },
  }));
  return { version: 2, best, free, excluded: {}, priority: 0, ahead: 0 };
}

test.each<[string, Partial<Offer>]>([
  ["Handed on by Jonas: “About the bill”", { kind: "transfer", by: "Jonas", note: "About the bill", why: why({}) }],
  ["Handed on by Jonas", { kind: "transfer", by: "Jonas" }],
  ["Jonas asks you for help: “<b>{n}</b>”", { kind: "consult", by: "Jonas", note: "<b>{n}</b>" }],
  ["Maria spoke with you last", { why: why({}, { kept: 0 }) }],
  ["A colleague’s desk was lost, and nobody else has taken this visitor", { kind: "again", why: why({ load: 2 }) }],
  ["You are the only one who is free for this", { why: why({}, {}, 1) }],
  ["You are asked before others in this queue", { why: why({ ring: 1 }) }],
  ["You are addressed first", { why: why({ first: 2, load: 5 }) }],
  ["This queue stands higher with you than with the others", { why: why({ order: 3 }) }],
  ["Of those who are free, you know French and Sales best", { why: why({ skill: -2 }), skills: ["French", "Sales"] }],
  ["Of those who are free, your skills fit best", { why: why({ skill: -2 }) }],
  ["You have the fewest conversations now", { why: why({ load: 2 }) }],
  ["You have been free longest", { why: why({ idleSince: 11 }) }],
  ["It is your turn", { why: why({}) }],
])("%s", (sentence, offer) => {
  expect(whyWords(anOffer(1, 0, offer))).toBe(sentence);
});

test("nothing is made up where nothing is known", () => {
  expect(whyWords(anOffer(1, 0))).toBeNull();
  expect(whyWords(anOffer(1, 0, { kind: "transfer", by: null }))).toBeNull();
});

test("what an agent decides by stands in lines of one kind each", () => {
  const now = 1_700_000_000_000;
  const offer = anOffer(1, now, {
    waitingSince: now - 120_000,
    language: "fi",
    page: { url: "https://shop.test/chairs", title: "" },
    before: 1,
    last: { at: now - 86_400_000, agent: "Jonas" },
  });
  expect(factLines(offer, now)).toEqual([
    "Sales · waited 2 min",
    "on “https://shop.test/chairs”",
    "speaks Finnish · was here once before",
    "last time: yesterday, with Jonas",
  ]);
  expect(factLines(anOffer(1, now), now)).toEqual(["Sales · waited 0 sec", "first time here"]);
});

test("what a browser calls a language may be none", () => {
  expect(languageName("pt-BR")).toBe("Brazilian Portuguese");
  expect(languageName("not a language!")).toBe("not a language!");
});
