import { expect, test } from "vitest";
import english from "../../../../assets/locales/en/desk.json" with { type: "json" };
import { isPermission, permissionNames, permissions } from "../../../../src-shared/accounts/permissions.ts";

test("names are written as area > thing > act, each with a text of its own", () => {
  for (const name of permissionNames) {
    expect(name).toMatch(/^[A-Z]\w+ > [A-Z][\w-]+ > [A-Z][\w ]+$/);
    expect(english).toHaveProperty([`permission.${permissions[name].text}`]);
  }
  const texts = permissionNames.map((name) => permissions[name].text);
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(["constructor", "__proto__", "toString", "", "conversation > chat > answer"])(
  "%j is no permission",
  (name) => {
    expect(isPermission(name)).toBe(false);
  },
);
