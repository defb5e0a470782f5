import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import type { Presence } from "../../src-shared/presence/model.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { Colleague } from "../../src-shared/supervision/colleague.ts";
import type { Known } from "../routing/known.ts";

/** One agent's row. `presence` is what was told last; whether his desk is here, the matcher knows. */
export function colleagueOf(
  id: AccountId,
  { name, role }: { readonly name: string; readonly role: Role },
  { state, since, code, activity, activitySince, load, capacity }: Presence,
  known: Known,
): Colleague {
  const configured = known.agents.get(id);
  const { queues, skills, groups } = configured?.routing ?? plainAgent;
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
