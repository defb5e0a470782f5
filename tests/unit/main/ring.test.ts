import { presenceIn } from "../../../src-shared/presence/model.ts";
import { beforeEach, expect, test } from "vitest";
import { noteOf } from "../../../src-main/ring/note.ts";
import { ringer } from "../../../src-main/ring/ring.ts";
import { ringingCaller } from "../../../src-main/ring/rules.ts";
import type { Note } from "../../../src-main/shell/shell.ts";
import type { AgentState } from "../../../src-shared/contracts/agent-state.ts";
import type { Offer } from "../../../src-shared/queues/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../../src-shared/conversations/state.ts";
import { noRing, type Ring } from "../../../src-shared/ring/desk-asks.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { anAgentState } from "../../support/agent-state.ts";
import { fakeLog, type FakeShell } from "../../support/fake-shell.ts";
import { handClock, type HandClock } from "../../support/hand-clock.ts";
import { idOfNumber, played, wholeView } from "../../support/history.ts";
import { anOffer } from "../../support/visits.ts";

let clock: HandClock;
let state: AgentState;
let rings: Ring[];
let notes: Note[];
let shown: number;
let told: FakeShell["told"];
let ring: ReturnType<typeof ringer>;

beforeEach(() => {
  clock = handClock();
  state = anAgentState();
  rings = [];
  notes = [];
  told = [];
  shown = 0;
  ring = ringer({
    machine: clock,
    log: fakeLog(told),
    hub: () => ({ state, now: clock.now() }),
    notify: (note) => void notes.push(note),
    noteOf: (caller) => noteOf(caller, "en"),
    changed: (now) => void rings.push(now),
    show: () => void (shown += 1),
  });
});

function offered(...offers: Offer[]): void {
  state = { ...state, offers };
  ring.look();
}

test("an offer rings and is told; the page's sound ends the doubt", async () => {
  const offer = anOffer(1, clock.now());
  offered(offer);
  expect(rings).toEqual([{ ...noRing, offer: offer.id }]);
  expect(notes).toEqual([{ title: "Incoming conversation", body: "Maria is waiting in Sales." }]);
  await clock.advance(1_000);
  ring.played(offer.id);
  await clock.advance(5_000);
  expect(rings.at(-1)).toEqual({ ...noRing, offer: offer.id, heard: true, on: "chosen" });
  expect(notes).toHaveLength(1);
  offered();
  expect(rings.at(-1)).toEqual(noRing);
});

test("no sound within two seconds: said, told once more, logged without a word of the visitor's", async () => {
  const offer = anOffer(1, clock.now());
  offered(offer);
  await clock.advance(2_000);
  expect(rings.at(-1)).toEqual({ ...noRing, offer: offer.id, heard: false });
  expect([notes.length, shown]).toEqual([2, 1]);
  expect(JSON.stringify(told)).not.toContain("secret");
  expect(JSON.stringify(notes)).not.toContain("secret");
  ring.played(offer.id, "system");
  expect(rings.at(-1)).toEqual({ ...noRing, offer: offer.id, heard: true, on: "system" });
  await clock.advance(5_000);
  expect([notes.length, shown]).toEqual([2, 1]);
});

test("a second offer beside the first is told, and rings after it", () => {
  const [first, second] = [anOffer(1, clock.now()), anOffer(2, clock.now())];
  offered(second, first);
  expect(rings).toEqual([{ ...noRing, offer: first.id }]);
  expect(notes).toHaveLength(2);
  offered(second);
  expect(rings.at(-1)).toEqual({ ...noRing, offer: second.id });
  expect(notes).toHaveLength(2);
});

test("an offer that the agent answers is silent at once; if the hub refuses, it rings on", async () => {
  const offer = anOffer(1, clock.now());
  offered(offer);
  const answer = Promise.withResolvers<string>();
  const handling = ring.handling(offer.id, answer.promise);
  expect(rings.at(-1)?.offer).toBeNull();
  answer.reject(refuse("internal", "internal"));
  await expect(handling).rejects.toMatchObject({ fault: { code: "internal" } });
  expect(rings.at(-1)?.offer).toBe(offer.id);
  expect(await ring.handling(offer.id, Promise.resolve("yes"))).toBe("yes");
  expect(rings.at(-1)?.offer).toBeNull();
});

test("an offer ends by itself when its time is over, also without the hub", async () => {
  offered(anOffer(1, clock.now()));
  await clock.advance(29_999);
  expect(rings.at(-1)?.offer).not.toBeNull();
  await clock.advance(1);
  expect(rings.at(-1)?.offer).toBeNull();
});

test("an offer that is accepted for him is a tone, and its silence is known before that", async () => {
  const offer = anOffer(1, clock.now(), { auto: true, expiresAt: clock.now() + 2_000 });
  offered(offer);
  expect(rings).toEqual([{ ...noRing, offer: offer.id, isTone: true }]);
  await clock.advance(1_200);
  expect(rings.at(-1)).toEqual({ ...noRing, offer: offer.id, isTone: true, heard: false });
});

test("after stop nothing is told any more", async () => {
  offered(anOffer(1, clock.now()));
  ring.stop();
  await clock.advance(60_000);
  expect(notes).toHaveLength(1);
});

test.each([
  ["available", "one"],
  ["away", null],
  ["offline", null],
  ["not-responding", null],
] as const)("an agent who is %s hears %s", (presence, heard) => {
  const offer = anOffer(1, 0);
  const hub = { ...anAgentState(), presence: presenceIn(presence, 0), offers: [offer] };
  expect(ringingCaller(hub, new Set(), 1)?.id ?? null).toEqual(heard && offer.id);
  expect(ringingCaller(hub, new Set([offer.id]), 1)).toBeNull();
  expect(ringingCaller(hub, new Set(), 30_000)).toBeNull();
  expect(ringingCaller(null, new Set(), 1)).toBeNull();
});

test.each([
  ["", "A visitor is waiting in Sales."],
  ["<b>{name}</b> 'x'", "<b>{name}</b> 'x' is waiting in Sales."],
])("the note of a visitor named %j", (name, body) => {
  const offer = anOffer(1, 0, { visitor: { name } });
  expect(noteOf({ is: "offer", id: offer.id, expiresAt: offer.expiresAt, offer }, "en").body).toBe(body);
});

const asks = wholeView(played(idOfNumber(1) as ConversationId, ["offers", "accepts", "asks-for-video"]));
const invite = asks.public.summary.invite!;

/** The same, with an invite that stands for a minute from now on. */
function invites(): ConversationView {
  const summary = { ...asks.public.summary, invite: { ...invite, expiresAt: clock.now() + 60_000 } };
  return { ...asks, public: { ...asks.public, summary } };
}

function happens(presence: AgentState["presence"]["state"], ...views: ConversationView[]): void {
  state = { ...anAgentState(views), presence: presenceIn(presence, 0) };
  ring.look();
}

test("a visitor's invite rings and is told without a word of his, whatever the agent's presence", async () => {
  happens("away", invites());
  expect(rings).toEqual([{ ...noRing, invite: invite.id }]);
  expect(notes).toEqual([{ title: "Incoming video call", body: "Maria invites you to a video call." }]);
  ring.played(invite.id);
  expect(rings.at(-1)).toEqual({ ...noRing, invite: invite.id, heard: true, on: "chosen" });
});

test("an invite that nobody hears is told once more, and ends by itself", async () => {
  happens("available", invites());
  await clock.advance(2_000);
  expect([rings.at(-1)?.heard, notes.length]).toEqual([false, 2]);
  await clock.advance(58_000);
  expect(rings.at(-1)).toEqual(noRing);
});

test("an invite rings before an offer, and the offer after it", () => {
  const offer = anOffer(1, clock.now());
  state = { ...anAgentState([invites()]), offers: [offer] };
  ring.look();
  expect([rings.at(-1)?.invite, notes.length]).toEqual([invite.id, 2]);
  void ring.handling(invite.id, Promise.resolve());
  expect(rings.at(-1)).toEqual({ ...noRing, offer: offer.id });
});

test("the agent's own invite does not ring", () => {
  const view = invites();
  const { summary } = view.public;
  happens("available", {
    ...view,
    public: { ...view.public, summary: { ...summary, invite: { ...summary.invite!, by: "agent" } } },
  });
  expect(rings).toEqual([]);
});

test.each([
  ["", "A visitor invites you to a video call."],
  ["<b>{name}</b> 'x'", "<b>{name}</b> 'x' invites you to a video call."],
])("the note of an invite by a visitor named %j", (visitor, body) => {
  expect(noteOf({ is: "invite", id: invite.id, expiresAt: 1, visitor }, "en").body).toBe(body);
});

test.each([
  ["fi", "Kävijä odottaa jonossa Sales."],
  ["de", "Ein Besucher wartet in Sales."],
  ["ru", "Посетитель ожидает в очереди Sales."],
] as const)("a note is read in the desk's language: %s", (language, body) => {
  const offer = anOffer(1, 0, { visitor: { name: "" } });
  expect(noteOf({ is: "offer", id: offer.id, expiresAt: offer.expiresAt, offer }, language).body).toBe(body);
});
