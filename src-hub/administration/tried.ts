import type { Tried } from "../../src-shared/administration/set-up.ts";
import type { CallId } from "../../src-shared/video/model.ts";
import type { CallLeg } from "../../src-shared/video/record.ts";
import type { CallReports } from "../media-report/call-reports.ts";
import { hot } from "../store/hot.ts";
import type { CallLegRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { whoseLeg } from "../video/legs.ts";

interface Row {
  readonly id: string;
  readonly started_at: number;
  readonly accepted_at: number | null;
  readonly agent: string | null;
}

const newest = hot<Row>(
  `select conversation.id, started_at, accepted_at, account.name as agent from conversation
   left join account on account.id = conversation.agent where site = ? order by started_at desc limit 1`,
);
const accepted = hot<Row>(
  `select conversation.id, started_at, accepted_at, account.name as agent from conversation
   left join account on account.id = conversation.agent
   where site = ? and accepted_at is not null order by started_at desc limit 1`,
);
const called = hot<Row & { readonly call: CallId }>(
  `select conversation.id, conversation.started_at, accepted_at, account.name as agent, call.id as call from conversation
   join call on call.conversation = conversation.id left join account on account.id = conversation.agent
   where site = ? order by conversation.started_at desc limit 20`,
);

/** How far anybody came who began on this site. */
export async function triedOn(
  db: Reader,
  { callReports }: { readonly callReports: Pick<CallReports, "shown"> },
  site: string,
): Promise<Tried | null> {
  let best: Tried | undefined;
  for (const { call: id, ...row } of await called(db, [site])) {
    const call = await callOf(db, callReports, id);
    if (call && (!best?.call || picturesIn(call) > picturesIn(best.call))) best = { ...beganWith(row), call };
    if (best?.call && picturesIn(best.call) === 2) break;
  }
  const [row] = best ? [] : [...(await accepted(db, [site])), ...(await newest(db, [site]))];
  return best ?? (row ? { ...beganWith(row), call: null } : null);
}

const beganWith = ({ started_at, accepted_at, agent }: Row): Omit<Tried, "call"> => ({
  at: started_at,
  accepted: accepted_at === null ? null : { by: agent ?? "", at: accepted_at },
});

const picturesIn = ({ visitorSaw, agentSaw }: NonNullable<Tried["call"]>): number =>
  Number(visitorSaw) + Number(agentSaw);

/** Null where the two were never in it at the same time. */
async function callOf(
  db: Reader,
  reports: Pick<CallReports, "shown">,
  call: CallId,
): Promise<NonNullable<Tried["call"]> | null> {
  const legs = await db.selectFrom("call_leg").selectAll().where("call", "=", call).execute();
  const at = metAt(legs);
  if (at === null) return null;
  const saw = (side: CallLegRow["side"]) =>
    legs.some(
      (leg) => leg.side === side && (sawIn(leg) || (leg.left_at === null && reports.shown(call, whoseLeg(leg)))),
    );
  return { at, visitorSaw: saw("visitor"), agentSaw: saw("agent") };
}

/** When the second of the two came in while the first was there. */
function metAt(legs: readonly CallLegRow[]): number | null {
  const met = legs
    .filter(({ side }) => side === "visitor")
    .flatMap((his) => legs.filter((leg) => leg.side === "agent").map((ours) => [his, ours] as const))
    .map(([his, ours]) => ({
      from: Math.max(his.joined_at, ours.joined_at),
      to: Math.min(his.left_at ?? Infinity, ours.left_at ?? Infinity),
    }))
    .filter(({ from, to }) => from < to);
  return met.length === 0 ? null : Math.min(...met.map(({ from }) => from));
}

function sawIn({ quality }: CallLegRow): boolean {
  const kept = quality === null ? null : (JSON.parse(quality) as CallLeg["quality"]);
  return (kept?.shown ?? 0) > 0;
}
