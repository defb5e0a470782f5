import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import type { Presence } from "../../src-shared/presence/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Colleague, Names } from "../../src-shared/supervision/colleague.ts";
import { addresses, type News } from "../bus.ts";
import type { HubLog } from "../ports.ts";
import type { Router } from "../routing/router.ts";
import type { Store } from "../store/open.ts";
import { neverHere, peopleIn, presencesIn, skillsAndGroups } from "./agents.ts";
import { colleagueOf } from "./colleague-of.ts";
import { liveRows } from "./live-rows.ts";
import { whileWatched } from "./while-watched.ts";

/** What everybody is at now, for those who look; costs nothing while nobody does. */
export interface Live {
  /** From now on `colleagues.changed` is told at `addresses.colleagues`, for as long as somebody asks again in time. */
  colleagues(held: number | undefined): Promise<{ version: number; colleagues: Colleague[] | null; names: Names }>;
  readonly stop: Stop;
}

/** From memory: what the matcher knows, and each state as it was told. A look is never a query for each agent. */
export function liveOf({ machine, bus, read }: Store, { known }: Pick<Router, "known">, log: HubLog): Live {
  const colleagues = liveRows<Colleague>(machine.now());
  let presences = new Map<AccountId, Presence>();
  let people = new Map<AccountId, { readonly name: string; readonly role: Role }>();
  const touched = new Set<AccountId>();
  /** Somebody's name, role or places may have changed: all are read again. */
  let areOld = false;

  function hear(news: News): void {
    if ("presence" in news) {
      presences.set(news.account, news.presence);
      touched.add(news.account);
    } else if ("routing" in news) {
      const { input } = news.routing;
      if (input.kind === "state") touched.add(input.state.agent);
      else if (input.kind === "agent" || input.kind === "snapshot") areOld = true;
      else return;
    } else return;
    watched.changed();
  }

  async function readPeople(): Promise<void> {
    areOld = false;
    people = new Map((await peopleIn(read)).map(({ id, name, role }) => [id, { name, role }]));
    for (const { id } of colleagues.all()) if (!people.has(id)) colleagues.drop(id);
    for (const id of people.keys()) touched.add(id);
  }

  async function tick(): Promise<void> {
    if (areOld) await readPeople();
    for (const id of touched) {
      const person = people.get(id);
      if (person) colleagues.put(colleagueOf(id, person, presences.get(id) ?? neverHere, known));
    }
    touched.clear();
    const change = colleagues.flush();
    if (change) bus.publish(addresses.colleagues, { event: { type: "colleagues.changed", ...change } });
  }

  const watched = whileWatched(machine, {
    async begin() {
      presences = new Map();
      // Heard before it is read: what is heard is never older than what is read.
      const stops = [addresses.presences, addresses.matcher].map((address) => bus.subscribe(address, hear));
      const stopAll = (): void => {
        for (const stop of stops) stop();
        colleagues.clear();
        touched.clear();
      };
      try {
        presences = new Map([...(await presencesIn(read)), ...presences]);
        await readPeople();
        await tick();
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
      const names = await skillsAndGroups(read);
      const queues = [...known.queues.values()].map(({ id, name }) => ({ id, name }));
      const version = colleagues.version();
      return { version, colleagues: held === version ? null : colleagues.all(), names: { queues, ...names } };
    },
    stop: watched.stop,
  };
}
