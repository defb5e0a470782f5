import Database from "better-sqlite3";
import { makeBoard } from "../../src-hub/routing/board.ts";
import type { AgentState, RoutingInput, WaitInput } from "../../src-hub/routing/inputs.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { agentId, anAgent, aQueue, aState, aWait, dawn, queueId } from "../support/routing-inputs.ts";
import { median, plainRow, ratioRow, type Row } from "./row.ts";

const queues = 50;
const served = 3;
const sizes = [10, 100, 1000, 10_000] as const;
const rounds = 5;
const cycles = 5000;
const nothing = { chat: 0, video: 0, "co-browse": 0 };

/** Somebody frees himself, and is given who has waited longest among those he may have; a new visitor comes. */
interface Matcher {
  cycle(agent: number, now: number): string;
}

/** Each serves three of the queues; as many wait as there are agents. */
const queuesOf = (agent: number): number[] =>
  Array.from({ length: served }, (_, nth) => (agent * served + nth * 7) % queues);
/** Somebody serves it, however few there are. */
const queueOfWait = (wait: number, agents: number): number => queuesOf((wait * 13) % agents)[wait % served]!;
const priorityOfWait = (wait: number): number => wait % 3;

function boardOf(agents: number): Matcher {
  const board = makeBoard();
  let [seq, waits] = [0, 0];
  const say = (input: RoutingInput): void => board.apply(input, seq++);
  const queueIds = Array.from({ length: queues }, (_, queue) => queueId(queue));
  const agentIds = Array.from({ length: agents }, (_, agent) => agentId(agent));
  const agentOf = new Map(agentIds.map((id, agent) => [id, agent]));
  const waiting = new Map<WaitId, WaitInput>();
  const oneChat = { chat: 1, video: 0, "co-browse": 0 };
  const busy = aState(0, { load: oneChat }).state;

  const state = (agent: number, changed: Partial<AgentState>): void =>
    say({ kind: "state", state: { ...busy, agent: agentIds[agent]!, ...changed } });

  function come(): void {
    const [queue, priority, since] = [queueIds[queueOfWait(waits, agents)]!, priorityOfWait(waits), dawn + waits];
    const input = aWait(waits++, { queue, priority, since, enteredAt: since });
    waiting.set(input.wait.id, input.wait);
    say(input);
  }

  for (let queue = 0; queue < queues; queue++) say(aQueue(queue));
  for (let agent = 0; agent < agents; agent++) {
    const his = queuesOf(agent).map((queue) => ({ queue: queueIds[queue]!, order: 1, delay: 0 }));
    say(anAgent(agent, { queues: his, capacity: oneChat }));
    state(agent, {});
  }
  for (let wait = 0; wait < agents; wait++) come();
  return {
    cycle(agent, now) {
      state(agent, { load: nothing, idleSince: now });
      const [decision] = board.decide(now);
      if (!decision) {
        state(agent, {});
        return "";
      }
      const rung = agentOf.get(decision.agent)!;
      const wait = waiting.get(decision.wait)!;
      state(rung, { load: nothing, ringing: true, idleSince: now });
      say({ kind: "wait", wait: { ...wait, offered: true } });
      say({ kind: "wait-gone", wait: wait.id, how: "taken", agent: decision.agent });
      state(rung, { idleSince: now });
      waiting.delete(wait.id);
      come();
      return `${wait.since - dawn}→${rung}`;
    },
  };
}

/** The same order rules in plain SQL, without skills, rings and reasons: indexes as one would give them. */
function sqlOf(agents: number): Matcher & { close(): void } {
  const db = new Database(":memory:");
  db.exec(`
    create table agent (id integer primary key, free integer not null, idle_since integer not null);
    create table serves (queue integer not null, agent integer not null, primary key (queue, agent)) without rowid;
    create table wait (id integer primary key, queue integer not null, priority integer not null, since integer not null,
      state text not null);
    create index waiting on wait (priority desc, since, id) where state = 'waiting';
    create index free on agent (free, idle_since, id) where free = 1;
  `);
  const addAgent = db.prepare("insert into agent values (?, 0, 0)");
  const addServes = db.prepare("insert or ignore into serves values (?, ?)");
  const addWait = db.prepare("insert into wait values (?, ?, ?, ?, 'waiting')");
  const release = db.prepare("update agent set free = 1, idle_since = ? where id = ?");
  const ring = db.prepare("update agent set free = 0 where id = ?");
  const offer = db.prepare("update wait set state = 'offered' where id = ? and state = 'waiting'");
  const take = db.prepare("update wait set state = 'taken' where id = ? and state = 'offered'");
  const first = db.prepare<[], { wait: number; agent: number }>(`
    select wait.id as wait, (
      select agent.id from agent join serves on serves.agent = agent.id
      where agent.free = 1 and serves.queue = wait.queue
      order by agent.idle_since, agent.id limit 1
    ) as agent
    from wait where state = 'waiting' and agent is not null
    order by priority desc, since, id limit 1
  `);
  let waits = 0;
  const come = (): void => {
    addWait.run(waits, queueOfWait(waits, agents), priorityOfWait(waits), dawn + waits);
    waits++;
  };
  db.transaction(() => {
    for (let agent = 0; agent < agents; agent++) {
      addAgent.run(agent);
      for (const queue of queuesOf(agent)) addServes.run(queue, agent);
    }
    for (let wait = 0; wait < agents; wait++) come();
  })();
  return {
    cycle(agent, now) {
      release.run(now, agent);
      const found = first.get();
      if (!found) {
        ring.run(agent);
        return "";
      }
      ring.run(found.agent);
      offer.run(found.wait);
      take.run(found.wait);
      come();
      return `${found.wait}→${found.agent}`;
    },
    close: () => void db.close(),
  };
}

/** What a decision costs with all that it needs to be told, and with its reasons, which the peer does not give, as agents and waiting visitors become more. */
export function matcherRows(): Row[] {
  const rows: Row[] = [];
  const costs: number[] = [];
  for (const agents of sizes) {
    const [ours, peer] = [boardOf(agents), sqlOf(agents)];
    const taken: Array<{ ours: number; peer: number }> = [];
    for (let round = 0; round <= rounds; round++) {
      const one = timed(ours, agents, round);
      const other = timed(peer, agents, round);
      if (one.given !== other.given) throw new Error(`board and SQL disagree with ${agents} agents in round ${round}`);
      if (round > 0) taken.push({ ours: one.each, peer: other.each }); // the first round warms up
    }
    peer.close();
    costs.push(median(taken.map((round) => round.ours)));
    rows.push(ratioRow(`decision, ${agents} agents, ${agents} waiting`, taken, { unit: "µs", goal: 2 }));
  }
  const growth = costs.at(-1)! / costs[0]!;
  const logarithmic = Math.log(sizes.at(-1)!) / Math.log(sizes[0]);
  return [
    ...rows,
    plainRow("a decision's growth from 10 to 10,000", growth, { unit: "×", goal: logarithmic, judged: true }),
  ];
}

/** Microseconds for each cycle, of this thread's own time (neither of the two waits for anything), and what was decided. */
function timed(matcher: Matcher, agents: number, round: number): { each: number; given: string } {
  const given: string[] = [];
  const before = process.threadCpuUsage();
  for (let cycle = round * cycles; cycle < (round + 1) * cycles; cycle++)
    given.push(matcher.cycle((cycle * 7919) % agents, dawn + 10_000_000 + cycle));
  const { user, system } = process.threadCpuUsage(before);
  return { each: (user + system) / cycles, given: given.join() };
}
