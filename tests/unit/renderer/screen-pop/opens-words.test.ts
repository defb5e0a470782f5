import { expect, test } from "vitest";
import { opensWords } from "../../../../src-renderer/screen-pop/offer-preview.ts";
import type { Found } from "../../../../src-shared/connectors/model.ts";

const found = (title: string): Found => ({
  connector: "CRM",
  title,
  url: "https://crm.example/c/4711",
  by: "externalId",
  isVerified: true,
  openIn: "browser",
});

test.each([
  [null, "Looks in other systems …"],
  ["unknown" as const, "It is not known what opens"],
  [[], "Opens nothing: found in no other system"],
  [[found("contact 4711")], "Opens: CRM › contact 4711"],
  [[found("Maria"), found("Mario")], "2 may be he in other systems: you choose after accepting"],
])("what an offer's card says of %j", (all, words) => {
  expect(opensWords(all)).toBe(words);
});
