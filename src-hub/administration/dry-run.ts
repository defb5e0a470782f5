import type { DryRun, DryRunAsked, TriedAgent } from "../../src-shared/administration/dry-run.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { RuleTarget } from "../../src-shared/routing/rules.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { HubParts } from "../ports.ts";
import { admit, admitTo, rulesOf } from "../routing/admission.ts";
import { houseOf } from "../routing/admitting.ts";
import { readGuide } from "../routing/guide.ts";
import type { Board, DryRun as Explained } from "../routing/board.ts";
import type { Admission, House, Place, Request, Room } from "../routing/house.ts";
import type { WaitInput } from "../routing/inputs.ts";
import type { Known } from "../routing/known.ts";
import { supposed } from "./supposed.ts";

type Parts = Pick<HubParts, "store" | "router" | "settings">;

/** Lets a visitor in who is thought up, as if he came now, and asks the matcher whose he would be. Changes nothing. */
export async function dryRun(parts: Parts, asked: DryRunAsked): Promise<DryRun> {
  // Not the copy that others go by, which is read a moment after a change.
  const guide = await parts.store.snapshot(readGuide);
  if (!guide.sites.has(asked.site)) throw refuse("gone", "site-gone");
  const { board, known } = supposed(parts, asked.draft);
  if (asked.queue !== null && !known.queues.has(asked.queue)) throw refuse("gone", "queue-gone");
  const house = houseOf({ router: { ...parts.router, board, known }, guide }, (place) => roomOf(board, known, place));
  const at = parts.store.machine.now();
  const request = requestOf(asked);
  const admission = admitted(house, request, asked, at);
  const rule = asked.queue === null ? rulesOf(house, request).find(({ how }) => how === "fits")?.rule : undefined;
  const names = await namesIn(parts.store);
  const named: Named = (id) => ({ id, name: names.get(id) ?? "" });
  const explained = admission.to === "queue" ? board.explain(candidate(parts, admission, asked, at), at) : null;
  return {
    at,
    rule: rule ? { id: rule.id, name: rule.name } : null,
    goes: goesOf(admission, named),
    first: admission.first && { ...admission.first, queue: admission.first.queue && named(admission.first.queue) },
    agent: explained?.agent ?? null,
    why: explained?.why ?? null,
    agents: explained ? triedIn(explained, known) : [],
  };
}

type Named = (id: string) => { id: string; name: string };
type Queued = Extract<Admission, { to: "queue" }>;

function requestOf({ site, channel, button, page, language, previous }: DryRunAsked): Request {
  return { site, channel, button, page, language, previous };
}

function admitted(house: House, request: Request, { queue, needs }: DryRunAsked, now: number): Admission {
  if (queue === null) return admit(house, request, now);
  const target: RuleTarget = { to: "queue", queue, group: null, threshold: "as-queue", needs, priority: null };
  return admitTo(house, request, target, now);
}

/** As the matcher sees it now: nothing is written here, so nobody can come in between. */
function roomOf(board: Board, known: Known, place: Place): Room {
  const ahead = [...known.waits.values()].filter(
    ({ queue, channel, group, only, offered }) =>
      queue === place.queue &&
      channel === place.channel &&
      only === null &&
      !offered &&
      (place.group === null || group === null || group === place.group),
  );
  return { free: board.agentsAt(place).free.length, ahead: ahead.length };
}

/** Skills that were asked for by hand are asked for wherever the rules lead. */
function candidate({ store: { machine } }: Parts, { place, kept }: Queued, asked: DryRunAsked, now: number): WaitInput {
  const { queue, group, channel, priority, needs } = place;
  const further = asked.needs.filter(({ skill }) => !needs.some((one) => one.skill === skill));
  return {
    id: uuid7(machine) as WaitId,
    conversation: uuid7(machine) as ConversationId,
    kind: "new",
    queue,
    group,
    channel,
    priority,
    needs: [...needs, ...further],
    only: null,
    kept,
    since: now,
    enteredAt: now,
    offered: false,
  };
}

function goesOf(admission: Admission, named: Named): DryRun["goes"] {
  switch (admission.to) {
    case "bot":
      return { to: "bot", bot: named(admission.bot) };
    case "nowhere":
      return { to: "nowhere", form: admission.form };
    case "queue": {
      const { queue, group, channel, priority, threshold } = admission.place;
      return {
        to: "queue",
        queue: named(queue),
        group: group && named(group),
        channel,
        priority,
        threshold,
        kept: admission.kept && { agent: named(admission.kept.agent), until: admission.kept.until },
      };
    }
  }
}

/** More than the matcher tells of. */
const told = 1000;

/** Who could have him first, in their order; then the others by name. */
function triedIn({ why, agents }: Explained, known: Known): TriedAgent[] {
  const place = new Map(why.best.map(({ agent }, index) => [agent, index]));
  return agents
    .map(({ agent, excluded }) => ({
      agent,
      name: known.agents.get(agent)?.name ?? "",
      excluded,
      rank: why.best[place.get(agent) ?? -1]?.rank ?? null,
    }))
    .toSorted(
      (one, other) =>
        (place.get(one.agent) ?? told) - (place.get(other.agent) ?? told) ||
        Number(one.excluded !== null) - Number(other.excluded !== null) ||
        one.name.localeCompare(other.name),
    );
}

async function namesIn(store: Parts["store"]): Promise<Map<string, string>> {
  return store.snapshot(async (db) => {
    const named = [
      await db.selectFrom("queue").select(["id", "name"]).execute(),
      await db.selectFrom("agent_group").select(["id", "name"]).execute(),
      await db.selectFrom("bot").select(["id", "name"]).execute(),
      await db.selectFrom("account").select(["id", "name"]).execute(),
    ];
    return new Map(named.flat().map(({ id, name }) => [id, name]));
  });
}
