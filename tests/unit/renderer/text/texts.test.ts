import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import english from "../../../../assets/locales/en/desk.json" with { type: "json" };

test("every text of the desk can be read by the formatter: a broken one would stop the window where it is shown", () => {
  const broken = Object.entries(english).flatMap(([id, message]) => {
    try {
      new IntlMessageFormat(message, "en", undefined, { ignoreTag: true });
      return [];
    } catch (error) {
      return [`${id}: ${String(error)}`];
    }
  });
  expect(broken).toEqual([]);
  expect(Object.keys(english).length).toBeGreaterThan(100);
});
