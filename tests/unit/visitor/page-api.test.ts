import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Frontdesk } from "../../../docs/frontdesk.d.ts";
import { answerCalls } from "../../../src-visitor/door/calls.ts";
import type { Begin } from "../../../src-visitor/door/begin.ts";
import type { Down } from "../../../src-visitor/door/messages.ts";
import { type PageApi, pageApi } from "../../../src-visitor/identity/page-api.ts";
import { markTitle, plainTitle } from "../../../src-visitor/identity/title.ts";

const did: unknown[] = [];
let api: PageApi;
let page: { title: string };
let frontdesk: Frontdesk;
const told = (): Down[] => did.filter((one): one is Down => typeof one === "object");

beforeEach(() => {
  did.length = 0;
  page = { title: "Basket" };
  vi.stubGlobal("document", page);
  vi.stubGlobal("reportError", (error: Error) => did.push(`reported ${error.message}`));
  vi.spyOn(console, "warn").mockImplementation(() => {});
  api = pageApi({
    panel: () => ({
      press: (open) => did.push(open ? "open" : "closed"),
      send: (message) => did.push(message),
      load: () => did.push("load"),
      forget: () => did.push("forget"),
    }),
    open: (by) => did.push(`open ${by}`),
    hide: (hidden) => did.push(hidden ? "hidden" : "shown"),
    attributes: (values) => did.push(`for targeting ${JSON.stringify(values)}`),
  });
  frontdesk = api.handlers as unknown as Frontdesk;
});
afterEach(() => {
  markTitle(0);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const opened = () => api.news({ type: "opened" });
const answer = (call: number, fault = "") => api.news({ type: "answer", call, fault });

test("the panel is not loaded for what the page says of its visitor: it is told as soon as it hears, in order", async () => {
  const known = frontdesk.identify("a.b.c");
  const set = frontdesk.setAttributes({ plan: "gold" });
  await Promise.resolve();
  expect(told()).toEqual([]);
  expect(did).not.toContain("load");
  opened();
  expect(told()).toEqual([
    { type: "identify", call: 1, token: "a.b.c" },
    { type: "attributes", call: 2, values: { plan: "gold" } },
  ]);
  answer(1);
  answer(2, "attributes-too-many");
  await known;
  await expect(set).rejects.toMatchObject({ code: "attributes-too-many" });
});

test("a token that is fetched is fetched when it is needed, not before: it lives for minutes", async () => {
  const fetched = vi.fn(async () => "fresh.to.ken");
  const known = frontdesk.identify(fetched);
  await Promise.resolve();
  expect(fetched).not.toHaveBeenCalled();
  opened();
  // Whoever sat here before is covered meanwhile.
  await vi.waitFor(() =>
    expect(told()).toEqual([{ type: "identifying" }, { type: "identify", call: 1, token: "fresh.to.ken" }]),
  );
  answer(1);
  await known;
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("a listener hears each change once, until it is taken off; its own defect is the page's", async () => {
  const heard: unknown[] = [];
  frontdesk.on("conversation", () => {
    throw new Error("of the page");
  });
  const off = frontdesk.on("conversation", (detail) => heard.push(detail));
  frontdesk.on("unread", (count) => heard.push(count));
  frontdesk.on("open", () => heard.push("open"));
  frontdesk.on("close", () => heard.push("close"));
  frontdesk.on("ready", () => heard.push("ready"));
  api.news({ type: "conversation", state: "waiting" });
  api.news({ type: "conversation", state: "waiting" });
  api.news({ type: "unread", count: 2 });
  api.news({ type: "shown", shown: true });
  off();
  api.news({ type: "conversation", state: "active" });
  api.news({ type: "shown", shown: false });
  await Promise.resolve();
  expect(heard).toEqual([{ state: "waiting" }, 2, "open", "close", "ready"]);
  expect(did).toEqual(["reported of the page", "reported of the page"]);
  expect(() => frontdesk.on("everything" as "open", () => {})).toThrow(TypeError);
});

test("logging out loads the panel, waits until it has wiped, and takes it away with what the page kept", async () => {
  opened();
  frontdesk.setAttributes({ plan: "gold" }).catch(() => {});
  api.news({ type: "unread", count: 3 });
  const out = frontdesk.logOut();
  expect(did).toContain("load");
  expect(did).not.toContain("forget");
  answer(2);
  await out;
  expect(did.at(-1)).toBe("forget");
  expect(page.title).toBe("Basket");
  // Nothing of him is told to the next panel.
  did.length = 0;
  opened();
  expect(told()).toEqual([]);
});

test("a panel that has loaded itself anew is told the attributes again", () => {
  opened();
  frontdesk.setAttributes({ plan: "gold" }).catch(() => {});
  did.length = 0;
  opened();
  expect(told()).toEqual([{ type: "attributes", call: 2, values: { plan: "gold" } }]);
});

test.each([
  ["open", ["video"], "open video"],
  ["open", ["everything"], "open chat"],
  ["open", [], "open chat"],
  ["close", [], "closed"],
  ["hide", [], "hidden"],
  ["show", [], "shown"],
])("%s(%j)", (name, values, expected) => {
  (frontdesk as unknown as Record<string, (...values: unknown[]) => void>)[name]!(...values);
  expect(did).toEqual([expected]);
});

test("the page's title shows how many are unread, follows the page's own changes, and is given back", () => {
  api.news({ type: "unread", count: 2 });
  expect(page.title).toBe("(2) Basket");
  expect(plainTitle()).toBe("Basket");
  page.title = "(5) Offers";
  api.news({ type: "unread", count: 120 });
  expect(page.title).toBe("(99+) (5) Offers");
  api.news({ type: "unread", count: 0 });
  expect(page.title).toBe("(5) Offers");
});

test("what the page called before is answered in its order; what is not there is said so", async () => {
  const answers: unknown[] = [];
  const early = ["first", "second", "nothing"].map((name) => ({
    name,
    values: [1],
    resolve: (value: unknown) => answers.push(value),
    reject: (reason: unknown) => answers.push((reason as Error).message),
  }));
  const calls: Begin = { hub: "", site: "", dataset: {}, published: null, api: {}, calls: early };
  answerCalls(calls, { first: () => "one", second: () => "two" } as never);
  expect(answers).toEqual(["one", "two", "Frontdesk.nothing is not there."]);
});
