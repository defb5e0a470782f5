import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PublicPage } from "../../../src-shared/conversations/state.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { Personal, Up } from "../../../src-visitor/door/messages.ts";
import { identityPart } from "../../../src-visitor/identity/part.ts";
import type { IdentityPorts } from "../../../src-visitor/identity/ports.ts";
import { placeOutside, type Shelf, shelfIn } from "../../../src-visitor/shelf.ts";
import { emptyState, type WidgetState } from "../../../src-visitor/state.ts";
import { handClock, type HandClock } from "../../support/hand-clock.ts";

// The widget's own side of who the visitor is; what the hub makes of it is told by tests/flow/visitor-identity.test.ts.

const window = { style: { visibility: "" } };
let pageEvents: EventTarget;
const did: string[] = [];
const asked: Array<[name: string, input: unknown]> = [];
let answers: Record<string, () => unknown>;
let clock: HandClock;
let state: ReturnType<typeof signal<WidgetState>>;
let kept: Shelf;
let tab: Shelf;
let say: (message: Personal) => void;
let otherTabs: BroadcastChannel;
const heardByOthers: unknown[] = [];
const locked: string[] = [];
let isFocused = false;

const shelf = (): Shelf =>
  shelfIn(
    placeOutside("", () => {}),
    "shop/",
  );
const told = (): Up[] => did.flatMap((one) => (one.startsWith("{") ? [JSON.parse(one) as Up] : []));
const settled = () => vi.waitFor(() => expect(told().length).toBeGreaterThan(0));

beforeEach(() => {
  clock = handClock();
  pageEvents = new EventTarget();
  did.length = asked.length = heardByOthers.length = locked.length = 0;
  isFocused = false;
  state = signal<WidgetState>({ ...emptyState, link: { state: "ready" } }) as typeof state;
  [kept, tab] = [shelf(), shelf()];
  answers = { "visitor.seen": () => ({}), "visitor.setAttributes": () => ({}), "visitor.logOut": () => ({}) };
  vi.stubGlobal("location", { pathname: "/widget/shop", reload: () => did.push("reload") });
  vi.stubGlobal("screen", { width: 400, height: 800 });
  vi.stubGlobal("navigator", {
    userAgent: "Firefox/140.0",
    languages: ["fi"],
    locks: {
      async request(name: string, _options: object, work: (lock: object | null) => Promise<void>) {
        locked.push(name);
        void work(locked.length === 1 ? {} : null);
      },
    },
  });
  const document = { documentElement: window, hidden: false, hasFocus: () => isFocused, addEventListener: () => {} };
  vi.stubGlobal("document", document);
  vi.stubGlobal("addEventListener", pageEvents.addEventListener.bind(pageEvents));
  class Silent {
    currentTime = 0;
    gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
    connect = (to: unknown) => to;
    close = async () => {};
    start = () => did.push("tone");
    stop = () => {};
  }
  for (const name of ["AudioContext", "OscillatorNode", "GainNode"]) vi.stubGlobal(name, Silent);
  otherTabs = new BroadcastChannel("frontdesk/widget/shop");
  otherTabs.onmessage = ({ data }) => heardByOthers.push(data);
});
afterEach(() => {
  otherTabs.close();
  vi.unstubAllGlobals();
});

function begin(): void {
  const page = signal({ url: "https://shop.example/", title: "Shop" });
  identityPart({
    machine: clock,
    door: {
      say: (message: Up) => did.push(JSON.stringify(message)),
      page: () => page.value,
      referrer: () => "https://search.example/",
      onPersonal: (listener: (message: Personal) => void) => (say = listener),
    },
    ask: async (name: string, input: unknown) => {
      asked.push([name, input]);
      return answers[name]!();
    },
    restart() {
      did.push("restart");
      state.value = { ...state.value!, link: { state: "ready" } };
    },
    state,
    kept,
    tab,
  } as unknown as IdentityPorts);
}

test("he tells where he is and on what with each new line, not with each event", () => {
  begin();
  state.value = { ...state.value!, clock: 5 };
  state.value = { ...state.value!, link: { state: "connecting" } };
  state.value = { ...state.value!, link: { state: "ready" } };
  expect(asked.map(([name]) => name)).toEqual(["visitor.seen", "visitor.seen"]);
  expect(asked[0]![1]).toMatchObject({
    page: { url: "https://shop.example/" },
    referrer: "https://search.example/",
    screen: { width: 400, height: 800 },
  });
});

test("known from now on: he comes back as who he is, with what he was writing and what the page said of him", async () => {
  kept.keep("token", "nobody's");
  tab.keep("draft", "Dear");
  const outbox = [{ id: "m1" }] as unknown as WidgetState["outbox"];
  state.value = { ...state.value!, outbox, hub: { token: "nobody's" } as unknown as WidgetState["hub"] };
  answers["visitor.identify"] = () => ({ token: "Maria's", change: "known" });
  begin();
  say({ type: "attributes", call: 1, values: { plan: "gold" } });
  say({ type: "identify", call: 2, token: "a.b.c" });
  await vi.waitFor(() => expect(told()).toHaveLength(2));
  expect(told()).toEqual([
    { type: "answer", call: 1, fault: "" },
    { type: "answer", call: 2, fault: "" },
  ]);
  expect(kept.read("token")).toBe("Maria's");
  expect(tab.read("draft")).toBe("Dear");
  expect(state.value).toMatchObject({ hub: null, outbox });
  expect(did).toContain("restart");
  expect(asked.filter(([name]) => name === "visitor.setAttributes")).toHaveLength(2);
  await vi.waitFor(() => expect(heardByOthers).toEqual(["changed"]));
});

test("another than before: nothing of the one before is left, here or in other tabs", async () => {
  kept.keep("token", "Maria's");
  kept.keep("sound", "on");
  tab.keep("draft", "Maria's words");
  answers["visitor.identify"] = () => ({ token: "Jonas'", change: "another" });
  begin();
  say({ type: "identify", call: 1, token: "a.b.c" });
  await settled();
  await clock.advance(1);
  expect(kept.read("token")).toBe("Jonas'");
  expect([kept.read("sound"), tab.read("draft"), state.value!.hub]).toEqual([null, null, null]);
  expect(did).toContain("reload");
  await vi.waitFor(() => expect(heardByOthers).toEqual(["went"]));
});

test("a refused token is told to the page by its reason; one whose line broke is asked again", async () => {
  let tries = 0;
  answers["visitor.identify"] = () => {
    if (++tries === 1) throw refuse("unavailable", "link-lost");
    throw refuse("forbidden", "identity-token-expired");
  };
  begin();
  say({ type: "identify", call: 7, token: "a.b.c" });
  await settled();
  expect(tries).toBe(2);
  expect(told()).toEqual([{ type: "answer", call: 7, fault: "identity-token-expired" }]);
});

test.each([
  ["the hub answers", () => ({})],
  ["there is no line", () => Promise.reject(refuse("unavailable", "link-lost"))],
  ["the hub says nothing", () => new Promise(() => {})],
])("logging out wipes everything, when %s", async (_, answer) => {
  kept.keep("token", "Maria's");
  tab.keep("draft", "Maria's words");
  answers["visitor.logOut"] = answer;
  begin();
  say({ type: "logOut", call: 3 });
  await Promise.resolve();
  await clock.advance(3_000);
  await settled();
  expect(told()).toEqual([{ type: "answer", call: 3, fault: "" }]);
  expect([kept.read("token"), kept.read("sitting"), tab.read("draft")]).toEqual([null, null, null]);
  await vi.waitFor(() => expect(heardByOthers).toEqual(["went"]));
});

test("who logs out in another tab is gone from this one too", async () => {
  tab.keep("draft", "Maria's words");
  begin();
  otherTabs.postMessage("went");
  await vi.waitFor(() => expect(did).toContain("reload"));
  expect(tab.read("draft")).toBeNull();
});

test("*back* shows a page again only to him who left it; what slept asks at once what has happened", () => {
  begin();
  pageEvents.dispatchEvent(new Event("pagehide"));
  expect(window.style.visibility).toBe("hidden");
  pageEvents.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(window.style.visibility).toBe("");
  expect(did).toContain("restart");
  pageEvents.dispatchEvent(new Event("pagehide"));
  kept.clear();
  pageEvents.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(window.style.visibility).toBe("hidden");
  expect(did).toContain("reload");
});

function hears(...texts: string[]): void {
  const entries = texts.map((text, at) => ({
    seq: at + 1,
    event: {
      type: "chat.messageAdded",
      message: { from: { kind: text === "mine" ? "visitor" : "agent", name: "" }, text },
    },
  }));
  const conversation = { summary: { id: "c" }, entries } as unknown as PublicPage;
  state.value = { ...state.value!, hub: { conversation } as unknown as WidgetState["hub"] };
}

test.each([
  ["he has not chosen it", null, false, 0],
  ["he has chosen it", "on", false, 2],
  ["he looks", "on", true, 0],
])("what somebody else wrote sounds when %s: %s, looking %s", async (_, choice, looks, tones) => {
  kept.keep("sound", choice);
  isFocused = looks;
  hears("was there before");
  begin();
  hears("was there before", "mine");
  hears("was there before", "mine", "new");
  await Promise.resolve();
  expect(did.filter((one) => one === "tone")).toHaveLength(tones);
});

test("of several tabs the one that has its turn sounds", async () => {
  kept.keep("sound", "on");
  hears();
  begin();
  hears("one");
  hears("one", "two");
  await Promise.resolve();
  // The turn of the first is not over.
  expect(locked).toHaveLength(2);
  expect(did.filter((one) => one === "tone")).toHaveLength(2);
});
