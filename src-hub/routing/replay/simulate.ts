import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { PerChannel } from "../../../src-shared/routing/channel.ts";
import type { WaitId } from "../../../src-shared/routing/ids.ts";
import { isOpen } from "../../../src-shared/routing/opening.ts";
import { makeBoard, matcherVersion } from "../board.ts";
import { makeHeap } from "../heap.ts";
import type { AgentState, Decision, RoutingInput, RoutingRow, WaitInput } from "../inputs.ts";
import type { Chance } from "./chance.ts";
import type { Config } from "./changes.ts";
import type { Arrival, Day, Shift } from "./day.ts";
import type { Guess } from "./guess.ts";

/** How one visitor fared. */
export interface Fared {
  readonly wait: WaitInput;
  readonly at: number;
  readonly refused: boolean;
  readonly takenAt: number | null;
  readonly agent: AccountId | null;
  readonly leftAt: number | null;
}

/** What an agent's time was. Milliseconds. */
export interface Worked {
  readonly agent: AccountId;
  readonly atWork: number;
  readonly busy: number;
}

export interface Run {
  readonly fared: readonly Fared[];
  readonly worked: readonly Worked[];
}

type Event =
  | { readonly is: "arrives"; readonly arrival: Arrival }
  | { readonly is: "shift"; readonly shift: Shift }
  | { readonly is: "accepts" | "leaves" | "due"; readonly wait: WaitId | null }
  | { readonly is: "finishes"; readonly agent: AccountId; readonly channel: "chat" | "video" };

interface Visit {
  readonly arrival: Arrival;
  readonly wait: WaitInput;
  agent: AccountId | null;
  takenAt: number | null;
  leftAt: number | null;
  refused: boolean;
}

/**
 * Runs a day through the same matcher that ran it, with other settings: each visitor comes when he came, has as much
 * patience and takes as long as `guess` says; each agent is there when he was there and accepts what he is offered. A
 * discrete-event simulation: it jumps from one moment to the next.
 */
export function simulate(
  day: Day,
  config: Config,
  guess: Guess,
  chance: Chance,
  /** Hears every row as a hub would have written it. */
  write: (row: RoutingRow) => void = () => {},
): Run {
  const board = makeBoard();
  let seq = 0;
  function feed(input: RoutingInput): void {
    board.apply(input, ++seq);
    write({ seq, at: now, input });
  }
  const queue = makeHeap<{ at: number; order: number; event: Event }>((a, b) => a.at - b.at || a.order - b.order);
  let order = 0;
  const plan = (at: number, event: Event): void => queue.push({ at, order: order++, event });
  const states = new Map<AccountId, AgentState>();
  const clocks = new Map<AccountId, { atWork: number; busy: number; since: number }>();
  const visits = new Map<WaitId, Visit>();
  const thresholds = new Map(config.queues.map(({ id, settings }) => [id, settings.threshold]));
  const priorities = { was: prioritiesOf(day.config), is: prioritiesOf(config) };
  /** Who waits or is offered, by queue. */
  const inQueue = new Map<QueueId, number>();
  let now = day.from;
  /** The moment at which the board is asked next of itself. */
  let planned = 0;

  function set(agent: AccountId, change: Partial<AgentState>): void {
    const before = states.get(agent)!;
    const clock = clocks.get(agent)!;
    if (before.available || isBusy(before)) clock.atWork += now - clock.since;
    if (isBusy(before)) clock.busy += now - clock.since;
    clock.since = now;
    const state = { ...before, ...change };
    states.set(agent, state);
    feed({ kind: "state", state });
  }

  function load(agent: AccountId, channel: "chat" | "video", by: 1 | -1): PerChannel {
    const held = states.get(agent)!.load;
    return { ...held, [channel]: held[channel] + by };
  }

  function offer({ wait: id, agent }: Decision): void {
    const visit = visits.get(id)!;
    visit.agent = agent;
    feed({ kind: "wait", wait: { ...visit.wait, offered: true } });
    set(agent, { ringing: true, load: load(agent, visit.wait.channel, 1) });
    plan(now + guess.answering(visit.arrival, chance), { is: "accepts", wait: id });
  }

  function match(): void {
    for (let given = board.decide(now); given.length > 0; given = board.decide(now)) {
      feed({ kind: "decided", version: matcherVersion, upto: seq, now, decisions: given });
      given.forEach(offer);
    }
    const due = board.nextDue(now);
    if (due === null || due <= now || due >= day.to || due === planned) return;
    planned = due;
    plan(due, { is: "due", wait: null });
  }

  function arrive(arrival: Arrival): void {
    const priority = priorityOf(arrival.wait);
    const wait: WaitInput = { ...arrival.wait, priority, since: now, enteredAt: now, offered: false };
    const visit: Visit = { arrival, wait, agent: null, takenAt: null, leftAt: null, refused: false };
    const before = inQueue.get(wait.queue) ?? 0;
    visits.set(wait.id, visit);
    if (isClosed(arrival)) return void (visit.refused = true);
    inQueue.set(wait.queue, before + 1);
    feed({ kind: "wait", wait });
    match();
    // Let in is who is given to somebody at once, and who still finds a place to wait.
    const threshold = thresholds.get(wait.queue) ?? null;
    if (visit.agent === null && threshold !== null && before >= threshold) {
      visit.refused = true;
      return gone(visit, "closed");
    }
    plan(now + guess.patience(arrival, chance), { is: "leaves", wait: wait.id });
  }

  /** His queue's, as it is now; one that somebody has set for him alone stays. */
  function priorityOf({ queue, priority }: WaitInput): number {
    return priority === priorities.was.get(queue) ? (priorities.is.get(queue) ?? priority) : priority;
  }

  /** By other hours when there are any, else as it was. */
  function isClosed({ wait, refused }: Arrival): boolean {
    const hours = config.hours?.get(wait.queue);
    return hours ? !isOpen(hours, now) : refused === "closed";
  }

  function gone(visit: Visit, how: "left" | "closed" | "taken"): void {
    inQueue.set(visit.wait.queue, inQueue.get(visit.wait.queue)! - 1);
    feed({ kind: "wait-gone", wait: visit.wait.id, how, agent: how === "taken" ? visit.agent : null });
  }

  function happen(event: Event): void {
    switch (event.is) {
      case "arrives":
        return arrive(event.arrival);
      case "shift": {
        const { agent, at_work } = event.shift;
        return set(agent, { here: at_work, available: at_work, ...(at_work ? { idleSince: now } : {}) });
      }
      case "accepts": {
        const visit = visits.get(event.wait!)!;
        if (visit.leftAt !== null || visit.agent === null) return;
        visit.takenAt = now;
        gone(visit, "taken");
        set(visit.agent, { ringing: false, idleSince: now });
        const handling = guess.handling(visit.arrival, chance);
        feed({
          kind: "finished",
          conversation: visit.wait.conversation,
          agent: visit.agent,
          channel: visit.wait.channel,
          took: Math.round(handling),
        });
        plan(now + handling, {
          is: "finishes",
          agent: visit.agent,
          channel: visit.wait.channel,
        });
        return;
      }
      case "finishes":
        return set(event.agent, { load: load(event.agent, event.channel, -1), idleSince: now });
      case "leaves": {
        const visit = visits.get(event.wait!)!;
        if (visit.takenAt !== null) return;
        visit.leftAt = now;
        gone(visit, "left");
        if (visit.agent !== null) set(visit.agent, { ringing: false, load: load(visit.agent, visit.wait.channel, -1) });
        return;
      }
      case "due":
    }
  }

  for (const each of config.queues) feed({ kind: "queue", queue: { ...each, closed: null } });
  for (const agent of config.agents) {
    feed({ kind: "agent", agent });
    clocks.set(agent.id, { atWork: 0, busy: 0, since: day.from });
    states.set(agent.id, idle(agent.id, day.from));
    set(agent.id, {});
  }
  for (const shift of day.shifts) plan(shift.at, { is: "shift", shift });
  for (const arrival of day.arrivals) plan(arrival.at, { is: "arrives", arrival });
  for (let next = queue.pop(); next && next.at < day.to; next = queue.pop()) {
    now = Math.max(now, next.at);
    happen(next.event);
    if (next.event.is !== "arrives") match();
  }
  now = day.to;
  for (const agent of states.keys()) set(agent, {});
  return {
    fared: [...visits.values()].map(({ wait, refused, takenAt, agent, leftAt }) => ({
      wait,
      at: wait.enteredAt,
      refused,
      takenAt,
      agent: takenAt === null ? null : agent,
      leftAt,
    })),
    worked: [...clocks].map(([agent, { atWork, busy }]) => ({ agent, atWork, busy })),
  };
}

const prioritiesOf = ({ queues }: Config) => new Map(queues.map(({ id, settings }) => [id, settings.priority]));
const isBusy = ({ load, ringing }: AgentState): boolean => ringing || load.chat + load.video > 0;

function idle(agent: AccountId, idleSince: number): AgentState {
  return {
    agent,
    here: false,
    available: false,
    ready: true,
    ringing: false,
    load: { chat: 0, video: 0, "co-browse": 0 },
    idleSince,
  };
}
