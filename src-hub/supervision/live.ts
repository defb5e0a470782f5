import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Colleague } from "../../src-shared/supervision/colleague.ts";
import { type colleagueAsks, watchFor } from "../../src-shared/supervision/colleague-asks.ts";
import type { SupervisedAgent, SupervisedQueue } from "../../src-shared/supervision/supervised.ts";
import type { supervisionWatchAsks } from "../../src-shared/supervision/watch-asks.ts";
import { addresses, type News } from "../bus.ts";
import type { Router } from "../routing/router.ts";
import type { Store } from "../store/open.ts";
import { colleagueOf, neverSeen, peopleIn, type Person, type Seen, seenIn, supervisedOf } from "./agent-rows.ts";
import { liveRows } from "./live-rows.ts";
import { hoursIn, namesOf } from "./names.ts";
import { openings, queueRows } from "./queue-rows.ts";
import { waitRows } from "./wait-rows.ts";
import { whileWatched } from "./while-watched.ts";

/** What everybody is at now, for those who look; costs nothing while nobody does. */
export interface Live {
  /** From now on it is told at `addresses.colleagues`, for as long as somebody asks again in time. */
  colleagues(held: number | undefined): Promise<ColleaguesAnswer>;
  /** At `addresses.supervision`, and at `addresses.waits` of the queue. */
  supervision(held: number | undefined, queue: QueueId | null): Promise<SupervisionAnswer>;
  readonly stop: Stop;
}
type ColleaguesAnswer = Awaited<ReturnType<HandlersOf<typeof colleagueAsks>["colleagues.watch"]>>;
type SupervisionAnswer = Awaited<ReturnType<HandlersOf<typeof supervisionWatchAsks>["supervision.watch"]>>;

/** From memory: what the matcher knows, and each state as it was told. A look is never a query for each agent. */
export function liveOf(
  { machine, bus, read }: Store,
  router: Pick<Router, "board" | "known">,
  log: { defect(error: unknown, doing: string): void },
): Live {
  const { known } = router;
  // Of the hub's time at its start, so that no version of an earlier life is one of this.
  const versions = { colleagues: machine.now(), supervision: machine.now() };
  const colleagues = liveRows<Colleague>();
  const agents = liveRows<SupervisedAgent>();
  const queues = liveRows<SupervisedQueue>();
  const waits = waitRows(router, read);
  let seen = new Map<AccountId, Seen>();
  let people = new Map<AccountId, Person>();
  const touched = new Set<AccountId>();
  /** Somebody's name, role or places may have changed: all are read again. */
  let areOld = false;
  let openingOf = openings(new Map());
  let supervisedUntil = 0;
  /** Which queues somebody looks into, and until when; what was told of each last. */
  const lookedInto = new Map<QueueId, { until: number; told: string }>();

  function hear(news: News): void {
    if ("presence" in news) {
      seen.set(news.account, { presence: news.presence, lostAt: seen.get(news.account)?.lostAt ?? null });
      touched.add(news.account);
    } else if ("routing" in news) {
      const { input, at } = news.routing;
      waits.hear(input);
      if (input.kind === "agent" || input.kind === "snapshot") areOld = true;
      if (input.kind === "state") {
        const { presence, lostAt } = seen.get(input.state.agent) ?? neverSeen;
        seen.set(input.state.agent, { presence, lostAt: input.state.here ? null : (lostAt ?? at) });
        touched.add(input.state.agent);
      }
    }
    watched.changed();
  }

  async function fill(): Promise<void> {
    if (areOld) {
      areOld = false;
      people = new Map((await peopleIn(read)).map((person) => [person.id, person]));
      colleagues.keepOnly((id) => people.has(id));
      agents.keepOnly((id) => people.has(id));
      for (const id of people.keys()) touched.add(id);
    }
    for (const id of touched) {
      const person = people.get(id);
      if (!person) continue;
      const row = colleagueOf(person, seen.get(id) ?? neverSeen, known);
      colleagues.put(row);
      agents.put(supervisedOf(row, seen.get(id) ?? neverSeen, known));
    }
    touched.clear();
    if (supervisedUntil <= machine.now()) return;
    for (const row of queueRows(router, openingOf, machine.now())) queues.put(row);
    queues.keepOnly((id) => known.queues.has(id));
  }

  async function tick(): Promise<void> {
    await fill();
    tellColleagues();
    tellSupervision();
    await tellWaits();
    // Rings widen, hours begin and preferences end without anybody's doing.
    if (supervisedUntil > machine.now()) watched.changed();
  }

  function tellColleagues(): void {
    const change = colleagues.flush();
    if (!change) return;
    const event = { type: "colleagues.changed", version: ++versions.colleagues, ...change } as const;
    bus.publish(addresses.colleagues, { event });
  }

  function tellSupervision(): void {
    const [ofAgents, ofQueues] = [agents.flush(), queues.flush()];
    if (!ofAgents && !ofQueues) return;
    const event = {
      type: "supervision.changed",
      version: ++versions.supervision,
      agents: ofAgents?.rows ?? [],
      goneAgents: ofAgents?.gone ?? [],
      queues: ofQueues?.rows ?? [],
      goneQueues: ofQueues?.gone ?? [],
    } as const;
    bus.publish(addresses.supervision, { event });
  }

  async function tellWaits(): Promise<void> {
    const now = machine.now();
    for (const [queue, look] of lookedInto) {
      if (look.until <= now) {
        lookedInto.delete(queue);
        continue;
      }
      const of = await waits.of(queue, now);
      const written = JSON.stringify(of);
      if (written === look.told) continue;
      look.told = written;
      bus.publish(addresses.waits(queue), { event: { type: "waits.changed", waits: of } });
    }
  }

  function forget(): void {
    for (const part of [colleagues, agents, queues, waits, touched, lookedInto]) part.clear();
    supervisedUntil = 0;
    // Who comes back with a version of before has not the newest, even if he had.
    versions.colleagues += 1;
    versions.supervision += 1;
  }

  const watched = whileWatched(machine, {
    async begin() {
      seen = new Map();
      // Heard before it is read: what is heard is never older than what is read.
      const stops = [addresses.presences, addresses.matcher].map((address) => bus.subscribe(address, hear));
      const stopAll = (): void => {
        for (const stop of stops) stop();
        forget();
      };
      try {
        seen = new Map([...(await seenIn(read)), ...seen]);
        await waits.begin();
        areOld = true;
        await fill();
        // The first look gets all of it as its answer.
        colleagues.flush();
        agents.flush();
        return stopAll;
      } catch (error) {
        stopAll();
        throw error;
      }
    },
    tick,
    failed: (error) => log.defect(error, "live states"),
  });

  return {
    async colleagues(held) {
      await watched.watch();
      const names = await namesOf(read, known);
      const version = versions.colleagues;
      return { version, colleagues: held === version ? null : colleagues.all(), names };
    },
    async supervision(held, queue) {
      await watched.watch();
      const now = machine.now();
      supervisedUntil = now + watchFor;
      openingOf = openings(await hoursIn(read));
      await fill();
      let ofQueue = null;
      if (queue !== null && known.queues.has(queue)) {
        ofQueue = await waits.of(queue, now);
        lookedInto.set(queue, { until: now + watchFor, told: JSON.stringify(ofQueue) });
      }
      const names = await namesOf(read, known);
      const version = versions.supervision;
      watched.changed();
      const isNewest = held === version;
      return {
        version,
        agents: isNewest ? null : agents.all(),
        queues: isNewest ? null : queues.all(),
        waits: ofQueue,
        names,
      };
    },
    stop: watched.stop,
  };
}
