import { expect, test } from "vitest";
import { checkLocales } from "../../../scripts/check-locales.ts";
import { checkCatalogue } from "../../../scripts/locales/check-catalogue.ts";
import { catalogueFor } from "../../../src-shared/languages/choose.ts";

test("every translated sentence has the ids, arguments and plurals that it must; what visitors read is whole", () => {
  const { faults, progress } = checkLocales();
  expect(faults).toEqual([]);
  for (const language of ["de", "fi", "fr", "ru"])
    expect(progress).toContainEqual(expect.stringMatching(new RegExp(`^${language}/desk\\.json: \\d+ of \\d+`)));
});

const english = {
  hello: "Hello {name}",
  over: "{over, plural, one {# sign} other {# signs}} too many",
  by: "{by, select, agent {He} other {It}} ended it",
};
const good = {
  hello: "{name}, привет",
  over: "{over, plural, one {# знак} few {# знака} many {# знаков} other {# знака}}",
  by: "{by, select, agent {Он} other {Оно}}",
};

test("a whole catalogue passes, and what it lacks is told apart from what is wrong in it", () => {
  expect(checkCatalogue(english, good, "ru")).toEqual({ faults: [], missing: [] });
  const { hello } = good;
  expect(checkCatalogue(english, { hello }, "ru")).toEqual({ faults: [], missing: ["over", "by"] });
});

test("where English bends one word, another language may bend another: choices of one name count together", () => {
  const source = {
    are: "{kind, select, both {They} other {It}} {kind, select, both {are} other {is}} off, {kind, select, a {A} other {}}",
  };
  expect(checkCatalogue(source, { are: "{kind, select, both {Ne} a {A} other {Se}} on pois" }, "fi").faults).toEqual(
    [],
  );
  expect(checkCatalogue(source, { are: "{kind, select, both {Ne} other {Se}} on pois" }, "fi").faults).toEqual([
    "fi: are lacks {kind, select: a both other}",
    "fi: are has {kind, select: both other}, which English has not",
  ]);
});

test.each([
  [{ ...good, helo: "x" }, "ru: helo is no id of the English texts"],
  [{ ...good, hello: "Привет" }, "ru: hello lacks {name}"],
  [{ ...good, hello: "{nmae}, {name}" }, "ru: hello has {nmae}, which English has not"],
  [{ ...good, hello: "Привет {name" }, "ru: hello cannot be read"],
  [{ ...good, hello: "{name, number}" }, "ru: hello lacks {name}"],
  [{ ...good, over: "{over, plural, one {#} other {#}}" }, "ru: over lacks the plural few of {over}"],
  [{ ...good, over: "{over, plural, one {#} few {#} many {#} two {#} other {#}}" }, "ru: over has the plural two of"],
  [{ ...good, by: "{by, select, other {Оно}}" }, "ru: by lacks {by, select: agent other}"],
  [{ ...good, hello: " " }, "ru: hello is empty"],
])("a planted fault is found: %o", (other, fault) => {
  expect(checkCatalogue(english, other, "ru").faults.join("\n")).toContain(fault);
});

test.each([
  [[], ["de-AT", "en"], "de"],
  [[], ["nl", "fr-CA"], "fr"],
  [[], ["ja"], "en"],
  [["en"], ["ru"], "en"],
  [["fi-FI", "sv"], ["fi"], "fi"],
  [["sv"], ["sv", "de"], "en"],
])("a site in %o and a visitor who reads %o: %s", (site, visitor, expected) => {
  expect(catalogueFor(site, visitor)).toBe(expected);
});
