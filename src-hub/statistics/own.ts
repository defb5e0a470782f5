import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { OwnFigures, Took } from "../../src-shared/statistics/agent-asks.ts";
import { counted } from "../conversations/counted.ts";
import type { Reader } from "../store/transact.ts";

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What one agent did: conversations as `counted` counts them for the house's reports, of which these are a part. */
export async function ownFigures(db: Reader, agent: AccountId, span: Span): Promise<OwnFigures> {
  const rows = await talksOf(db, agent, span);
  const first = rows.flatMap(({ took, wrote, joined }) => {
    const answered = Math.min(wrote ?? Infinity, joined ?? Infinity);
    return took === null || answered === Infinity || answered < took ? [] : [answered - took];
  });
  const handled = rows.flatMap(({ took, closedAt }) => (took === null || closedAt === null ? [] : [closedAt - took]));
  return {
    counted: await counted(db, { ...span, agent }),
    calls: rows.reduce((sum, { calls }) => sum + calls, 0),
    firstAnswer: tookOf(first),
    handling: tookOf(handled),
    offers: await offersTo(db, agent, span),
  };
}

/** `took`: when he took it himself; null: it was handed to him, and no wait says when. */
function talksOf(db: Reader, agent: AccountId, { from, to }: Span) {
  return db
    .selectFrom("conversation")
    .where("conversation.agent", "=", agent)
    .where("conversation.started_at", ">=", from)
    .where("conversation.started_at", "<", to)
    .select((eb) => [
      "conversation.closed_at as closedAt",
      eb
        .selectFrom("wait")
        .select(({ fn }) => fn.min<number | null>("wait.ended_at").as("at"))
        .whereRef("wait.conversation", "=", "conversation.id")
        .where("wait.agent", "=", agent)
        .where("wait.state", "=", "taken")
        .where("wait.kind", "!=", "consult")
        .as("took"),
      eb
        .selectFrom("message")
        .select(({ fn }) => fn.min<number | null>("message.at").as("at"))
        .whereRef("message.conversation", "=", "conversation.id")
        .where("message.author", "=", agent)
        .as("wrote"),
      eb
        .selectFrom("call_leg")
        .innerJoin("call", "call.id", "call_leg.call")
        .select(({ fn }) => fn.min<number | null>("call_leg.joined_at").as("at"))
        .whereRef("call.conversation", "=", "conversation.id")
        .where("call_leg.account", "=", agent)
        .as("joined"),
      eb
        .selectFrom("call")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("call.conversation", "=", "conversation.id")
        .$asScalar()
        .as("calls"),
    ])
    .execute();
}

async function offersTo(db: Reader, agent: AccountId, { from, to }: Span): Promise<OwnFigures["offers"]> {
  const rows = await db
    .selectFrom("offer")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("agent", "=", agent)
    .where("made_at", ">=", from)
    .where("made_at", "<", to)
    .groupBy("state")
    .execute();
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  return { all, missed: of("expired"), declined: of("declined") };
}

/** The one in the middle: a single forgotten wrap-up does not turn it. */
export function tookOf(times: readonly number[]): Took {
  const sorted = times.toSorted((one, other) => one - other);
  const at = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? at - 1 : at], sorted[at]];
  return { count: sorted.length, middle: low === undefined || high === undefined ? null : (low + high) / 2 };
}
