import { describe, expect, test } from "vitest";
import { besideOf, chooseBeside, closeBeside, openFound } from "../../../../src-renderer/screen-pop/beside.ts";
import { isWanted } from "../../../../src-renderer/screen-pop/own-focus.ts";
import { keptFrom, sandboxOf } from "../../../../src-renderer/screen-pop/page-state.ts";
import type { Found } from "../../../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { hostileAddresses } from "../../../support/hostile-addresses.ts";

const maria = "m" as ConversationId;
const found = (connector: string, url: string): Found => ({
  connector,
  title: "Maria",
  url,
  by: "email",
  isVerified: true,
  openIn: "panel",
});

describe("pages beside a conversation", () => {
  test("one for each system, the last one asked for is shown; another conversation has none", () => {
    expect(openFound(maria, found("CRM", "https://crm.example/1"), false)).toBe("opened");
    expect(openFound(maria, found("Orders", "https://orders.example/1"), true)).toBe("opened");
    openFound(maria, found("CRM", "https://crm.example/2"), true);
    expect(besideOf(maria)).toMatchObject({
      pages: [
        { system: "CRM", url: "https://crm.example/2" },
        { system: "Orders", url: "https://orders.example/1" },
      ],
      chosen: "CRM",
      asked: 2,
    });
    closeBeside(maria, "Orders");
    expect(besideOf(maria).chosen).toBe("CRM");
    closeBeside(maria, "CRM");
    expect(besideOf(maria)).toMatchObject({ pages: [], chosen: null });
    chooseBeside(maria, null);
    expect(besideOf("j" as ConversationId)).toEqual({ pages: [], chosen: null, asked: 0 });
  });

  test("none of the addresses that must not be opened stands there either", () => {
    for (const address of hostileAddresses) {
      expect(openFound(maria, found("CRM", address), true)).toBe("refused");
      expect(besideOf(maria).pages).toEqual([]);
    }
  });
});

test("what the window's policy kept from a page: a site that it does not know yet, or one that the page leads to", () => {
  const kept = (blockedURI: string, effectiveDirective = "frame-src") =>
    keptFrom("https://crm.example/c/1", { blockedURI, effectiveDirective });
  expect(kept("https://crm.example/c/1")).toBe("unknown");
  expect(kept("https://crm.example")).toBe("unknown");
  expect(kept("https://login.example/")).toBe("elsewhere");
  expect(kept("https://crm.example/c/1", "img-src")).toBeUndefined();
});

test("a page may not lead the window away, open it anew or ask by dialogs, and in Electron opens no windows", () => {
  expect(sandboxOf(true)).toBe("allow-scripts allow-forms allow-same-origin allow-downloads allow-popups");
  expect(sandboxOf(false)).toBe("allow-scripts allow-forms allow-same-origin allow-downloads");
});

const never = -Infinity;
test.each([
  ["a script there", { key: never, tab: never, here: never, isAtPage: false }, false, false],
  ["a script there, while one writes", { key: 9_900, tab: never, here: 9_900, isAtPage: false }, true, false],
  ["a script there, in a pause of it", { key: 7_000, tab: never, here: 7_000, isAtPage: false }, true, false],
  [
    "a script there, while one writes with the pointer at it",
    { key: 9_900, tab: never, here: 9_900, isAtPage: true },
    true,
    false,
  ],
  ["a script there, long after", { key: 1_000, tab: never, here: 1_000, isAtPage: false }, false, false],
  ["a script there, long after Tab", { key: never, tab: 8_000, here: 8_000, isAtPage: false }, true, false],
  [
    "a script there, with the pointer at it and nothing pressed",
    { key: never, tab: never, here: never, isAtPage: true },
    false,
    false,
  ],
  ["a click", { key: 9_000, tab: never, here: 9_000, isAtPage: true }, true, true],
  ["a finger", { key: 4_000, tab: never, here: 4_000, isAtPage: false }, true, true],
  ["Tab", { key: 9_900, tab: 9_950, here: 9_950, isAtPage: false }, true, true],
])("the focus goes into the page by %s", (_by, last, isUsed, wanted) => {
  expect(isWanted(last, 10_000, isUsed)).toBe(wanted);
});
