import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import { type Presence, presenceIn } from "../../src-shared/presence/model.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { Colleague } from "../../src-shared/supervision/colleague.ts";
import type { SupervisedAgent } from "../../src-shared/supervision/supervised.ts";
import { presenceFrom } from "../presence/presence-of.ts";
import type { Known } from "../routing/known.ts";
import type { Reader } from "../store/transact.ts";

export interface Person {
  readonly id: AccountId;
  readonly name: string;
  readonly role: Role;
}

/** What is known of an agent's state: as it was told last, and since when his desk is lost. */
export interface Seen {
  readonly presence: Presence;
  readonly lostAt: number | null;
}

/** Who has never been here is offline. */
export const neverSeen: Seen = { presence: presenceIn("offline", 0), lostAt: null };

export function peopleIn(db: Reader): Promise<Person[]> {
  return db.selectFrom("account").select(["id", "name", "role"]).where("active", "=", 1).execute();
}

export async function seenIn(db: Reader): Promise<Map<AccountId, Seen>> {
  const rows = await db.selectFrom("presence").selectAll().execute();
  const found = new Map<AccountId, Seen>();
  for (const row of rows)
    found.set(row.account, { presence: await presenceFrom(db, row), lostAt: row.here === 1 ? null : row.lost_at });
  return found;
}

/** What any colleague may see. Whether somebody's desk is here, the matcher knows. */
export function colleagueOf({ id, name, role }: Person, { presence }: Seen, known: Known): Colleague {
  const configured = known.agents.get(id);
  const { queues, skills, groups } = configured?.routing ?? plainAgent;
  const { state, since, code, activity, activitySince, load, capacity } = presence;
  return {
    id,
    name,
    role,
    here: known.states.get(id)?.here ?? false,
    state,
    since,
    code,
    activity,
    activitySince,
    load,
    capacity: configured?.capacity ?? capacity,
    queues: queues && queues.map(({ queue }) => queue),
    skills,
    groups,
  };
}

/** What his supervisor sees beside it. */
export function supervisedOf(row: Colleague, { presence, lostAt }: Seen, known: Known): SupervisedAgent {
  const { next, unready, machine } = presence;
  const routing = known.agents.get(row.id)?.routing ?? plainAgent;
  return { ...row, next, unready, machine, lostAt: row.here ? null : lostAt, routing };
}
