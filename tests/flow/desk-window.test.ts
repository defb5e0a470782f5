import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { deskState } from "../../src-main/desk-state/desk-state.ts";
import { serveWindow } from "../../src-main/desk-state/serve-window.ts";
import type { AgentPlaced } from "../../src-shared/contracts/agent-state.ts";
import { applyDesk } from "../../src-shared/contracts/desk-state.ts";
import { deskContract, type DeskSnapshot } from "../../src-shared/contracts/desk.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import { noRing } from "../../src-shared/ring/desk-asks.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { aDeskSnapshot, anAgentState } from "../support/agent-state.ts";
import { type Desk, deskAtWork } from "../support/desk.ts";
import { fakeLog } from "../support/fake-shell.ts";
import { handClock, turns, until } from "../support/hand-clock.ts";
import { freshView, type History, histories, wholeView } from "../support/history.ts";
import { accepted, anOffer, message } from "../support/visits.ts";

const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
});

test("a reloaded window has the same state at once, with the hub and without", async () => {
  const desk = await deskAtWork();
  desks.push(desk);
  const { hub, page, clock } = desk;
  const visit = accepted();
  hub.enter(visit);
  hub.offer(anOffer(1, clock.now()));
  hub.add(visit.conversation, "public", message(visit.conversation, 1, "Hello"));
  await until("it is shown", () => page.events.includes("chat.messageAdded"));
  const before = page.state();
  page.close();
  const reloaded = await desk.window();
  expect(reloaded.state()).toEqual(before);
  expect(reloaded.events).toEqual([]);
  hub.reachable = false;
  hub.cut();
  await turns();
  const again = await desk.window();
  expect(again.state().hub).toEqual(before.hub);
  expect(again.state().link.state).toBe("lost");
  hub.reachable = true;
});

test("an event that this version does not know reaches the window as it came, and the log keeps it whole", async () => {
  const desk = await deskAtWork();
  desks.push(desk);
  const { hub, page } = desk;
  const visit = accepted();
  hub.enter(visit);
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  const strange = { type: "cart.abandoned", conversation: visit.conversation, at: 1, basket: { chairs: 2 } };
  hub.tell({ event: strange, log: logOf(visit.conversation, "public"), seq: 3 });
  hub.conversations.get(visit.conversation)!.public.push(strange as never);
  await until("it is there", () => page.state().hub?.conversations[0]?.public.head === 3);
  const held = { seq: 3, event: { type: "unknown", raw: strange } };
  expect(page.state().hub?.conversations[0]?.public.entries.at(-1)).toEqual(held);
  const kept = await page.ask("callLog.read", { conversation: visit.conversation });
  expect(kept?.public.entries.at(-1)).toEqual(held);
  expect((await desk.window()).state()).toEqual(page.state());
});

test("a typing signal passes and leaves nothing behind", async () => {
  const desk = await deskAtWork();
  desks.push(desk);
  const { hub, page } = desk;
  const { conversation } = accepted();
  hub.enter(accepted());
  await until("it is open", () => page.state().hub?.conversations.length === 1);
  const before = page.state();
  hub.tell({ event: { type: "chat.typing", conversation, from: { kind: "visitor", name: "Maria" } } });
  await until("it is heard", () => page.events.includes("chat.typing"));
  expect(page.state()).toEqual(before);
});

/** What may come from anywhere in main, in any order. */
type Happening =
  | { is: "event"; which: number }
  | { is: "open"; which: number }
  | { is: "offers" | "ring" | "link" | "settings" | "log" | "out"; value: number }
  | { is: "greeting"; heads: number };

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant("event" as const), which: fc.nat(1) }) },
  fc.record({ is: fc.constant("open" as const), which: fc.nat(1) }),
  fc.record({ is: fc.constantFrom("offers", "ring", "link", "settings", "log", "out"), value: fc.nat(9) }),
  fc.record({ is: fc.constant("greeting" as const), heads: fc.nat(3) }),
);

test("the law: whenever a window begins, what it folds is what main would answer now", async () => {
  await fc.assert(
    fc.asyncProperty(
      histories(1),
      histories(2),
      fc.array(happenings, { maxLength: 60 }),
      fc.nat(60),
      async (one, two, order, joinAt) => {
        const clock = handClock();
        const desk = deskState({ machine: clock, first: { ...aDeskSnapshot(), hub: null }, gap: () => {} });
        const host = { machine: clock, log: fakeLog(), desk, handlers: {} as never, epoch: "e" };
        const windows: Array<() => DeskSnapshot> = [openAt(host)];
        const at = [one, two].map(() => ({ public: 1, staff: 0 }));
        for (const [index, happening] of order.entries()) {
          if (index === joinAt) windows.push(openAt(host));
          happen(desk, [one, two], at, happening, clock.now());
          if (index % 7 === 0) await turns(1);
        }
        await turns(3);
        for (const folded of windows) expect(folded()).toEqual(JSON.parse(JSON.stringify(desk.snapshot())));
      },
    ),
    { numRuns: 300 },
  );
});

function openAt(host: Parameters<typeof serveWindow>[1]): () => DeskSnapshot {
  const [near, far] = pipePair();
  serveWindow(far, host);
  let state: DeskSnapshot | undefined;
  const client = connect(deskContract, near, host.machine, {
    greeted: (answer) => void (state = answer.state),
    event: (placed) => void (state &&= applyDesk(state, placed, host.machine.now()).state),
    closed: () => {},
  });
  void client.hello({ who: {}, logs: {} });
  return () => JSON.parse(JSON.stringify(state)) as DeskSnapshot;
}

function happen(
  desk: ReturnType<typeof deskState>,
  visits: History[],
  at: Array<{ public: number; staff: number }>,
  happening: Happening,
  now: number,
): void {
  if (happening.is === "event") {
    const [visit, heads] = [visits[happening.which]!, at[happening.which]!];
    const kind = heads.staff < visit.staff.length && heads.public % 2 === 0 ? "staff" : "public";
    const event = visit[kind][heads[kind]];
    if (!event) return;
    heads[kind] += 1;
    desk.hubEvent({ event, log: logOf(visit.conversation, kind), seq: heads[kind] });
  } else if (happening.is === "open") {
    const view = freshView(visits[happening.which]!, at[happening.which]!);
    desk.hubEvent({ event: { type: "conversation.opened", view }, topic: "conversation", version: 1 });
  } else if (happening.is === "greeting") {
    const views =
      happening.heads % 2 === 0 ? visits.map((visit, index) => freshView(visit, at[index]!)) : visits.map(wholeView);
    if (happening.heads % 2 === 1)
      visits.forEach((visit, i) => (at[i] = { public: visit.public.length, staff: visit.staff.length }));
    const state = anAgentState(views.slice(0, happening.heads));
    desk.greeted({ protocol: 1, epoch: `e${happening.heads % 2}`, now: now + 5_000, beat: 0, state, missed: {} }, now);
  } else own(desk, happening, now);
}

function own(
  desk: ReturnType<typeof deskState>,
  { is, value }: Extract<Happening, { value: number }>,
  now: number,
): void {
  const offers = Array.from({ length: value % 3 }, (_, index) => anOffer(index, now));
  const placed: AgentPlaced = {
    event: { type: "offers.changed", offers, missed: null },
    topic: "offers",
    version: value,
  };
  switch (is) {
    case "offers":
      return desk.hubEvent(placed);
    case "ring":
      return desk.publish({
        type: "ring.changed",
        ring: { ...noRing, offer: anOffer(value, now).id, heard: value % 2 === 0 },
      });
    case "link":
      return desk.publish({ type: "link.changed", link: { state: "lost", retryAt: now + value } });
    case "settings":
      return desk.publish({
        type: "settings.changed",
        settings: { ...desk.snapshot().settings, ringVolume: value / 10 },
      });
    case "log":
      return desk.publish({
        type: "callLog.changed",
        callLog: value % 2 === 0 ? "behind" : "written",
        ...(value > 5 ? { fault: { code: "gone", reason: "call-log-begun-anew" } as const } : {}),
      });
    case "out":
      return desk.signedOut();
  }
}
