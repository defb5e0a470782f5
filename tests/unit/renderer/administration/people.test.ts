import { describe, expect, test } from "vitest";
import { auditCsv } from "../../../../src-renderer/administration/accounts/save-audit.ts";
import { asked, noFilter } from "../../../../src-renderer/administration/accounts/audit-filters.tsx";
import { didWords } from "../../../../src-renderer/administration/accounts/did-words.ts";
import { askedWords, changeWords } from "../../../../src-renderer/administration/accounts/change-words.ts";
import { firstPassword } from "../../../../src-renderer/administration/accounts/first-password.ts";

test("a first password is sixteen letters and digits that nobody confuses, each as likely as the others", () => {
  expect(firstPassword()).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
  expect(firstPassword()).not.toBe(firstPassword());
  let next = 255;
  // 248…255 would make the first letters likelier: they are passed over.
  const counting = (bytes: Uint8Array<ArrayBuffer>) => bytes.map(() => next--);
  expect(firstPassword(counting)).toHaveLength(19);
  expect(next).toBe(255 - 24);
});

test("a change says what is another than before, field by field", () => {
  const own = { grants: ["Canned > Team > Edit"], denials: [] };
  expect(changeWords({ role: "agent", own: { grants: [], denials: [] } }, { role: "agent", own })).toBe(
    "Given: Canned > Team > Edit",
  );
  expect(changeWords({ name: "Anna", email: "a@b.c" }, { name: "Anne", email: "a@b.c" })).toBe("Name: Anna → Anne");
  expect(changeWords({ name: "Anna" }, null)).toBe("Name: Anna → –");
  expect(changeWords(null, { name: "x".repeat(1000) }).length).toBeLessThan(400);
});

test("who decides about a change reads what it is to be, and nothing of how it was asked", () => {
  const own = { grants: [], denials: ["Conversation > Queue > Pull"] };
  const input = { id: "01890000-0000-7000-8000-000000000001", to: { role: "agent", own }, expected: {}, sure: true };
  expect(askedWords(input)).toBe("Role: agent · Taken away: Conversation > Queue > Pull");
  expect(askedWords({ on: true })).toBe("On: yes");
  expect(askedWords(null)).toBe("");
});

test("days of the filter are this calendar's, both ends within", () => {
  expect(asked(noFilter)).toEqual({});
  expect(asked({ who: " ", kind: "account", from: "2026-11-21", to: "2026-11-21" })).toEqual({
    act: "account",
    from: new Date(2026, 10, 21).getTime(),
    to: new Date(2026, 10, 22).getTime(),
  });
  expect(asked({ who: "ada", kind: "all", from: "yesterday", to: "" })).toEqual({ by: "ada" });
});

test("no cell of the audit's file is a formula, whatever somebody called himself", () => {
  const csv = auditCsv([
    {
      id: "01890000-0000-7000-8000-000000000001",
      at: 0,
      by: "=cmd|' /C calc'!A0",
      act: "account.added",
      target: "agent:1",
      name: "+1",
      reason: "@SUM(A1)",
      before: null,
      after: { name: "=1" },
    },
  ]);
  expect(csv).toContain(`"'=cmd|' /C calc'!A0"`);
  expect(csv).toContain(`"'+1"`);
  expect(csv).toContain(`"'@SUM(A1)"`);
  expect(csv).not.toMatch(/(^|,)"[=+@]/m);
});

describe("what was done, after the name of who did it", () => {
  const row = { id: "", at: 0, by: "Ada", reason: "", before: null, after: null, target: "webhook:0", name: "" };
  test("a thing by its kind and its name now", () => {
    expect(didWords({ ...row, act: "webhook.added", name: "CRM" })).toBe("added the webhook CRM");
  });
  test("what is there no longer by the name that it had", () => {
    expect(didWords({ ...row, act: "webhook.removed", before: { name: "CRM" } })).toBe("removed the webhook CRM");
  });
  test("a word of its own goes before the kind", () => {
    expect(didWords({ ...row, act: "key.revoked", name: "Billing" })).toBe("revoked the API key Billing");
  });
  test("what this desk does not know stands as it was written", () => {
    expect(didWords({ ...row, act: "moon.painted", target: "moon:7" })).toBe("moon.painted 7");
  });
});
