import { sql } from "kysely";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { type Days, dayOf } from "../../src-shared/statistics/days.ts";
import {
  noTally,
  type Said,
  surveyChannels,
  type SurveyFigures,
  type Tally,
} from "../../src-shared/surveys/figures.ts";
import type { Scale } from "../../src-shared/surveys/model.ts";
import { pastConversation } from "../history/past.ts";
import type { SurveyChannel } from "../store/tables/surveys.ts";
import type { Reader } from "../store/transact.ts";

/** Every zone's day begins at a whole quarter of an hour. */
const quarter = 15 * 60_000;

interface Cell {
  readonly agent: AccountId;
  readonly queue: QueueId;
  readonly channel: SurveyChannel;
  readonly scale: Scale;
  readonly score: number | null;
  readonly quarter: number;
  readonly count: number;
}

/** What was asked on these days, and answered until now. `own`: of this agent alone. */
export async function figuresOf(db: Reader, days: Days, own: Account | null): Promise<SurveyFigures> {
  let query = db
    .selectFrom("survey")
    .where("asked_at", ">=", days[0]!)
    .where("asked_at", "<", days.at(-1)!)
    .select(["agent", "queue", "channel", "scale", "score"])
    .select(({ fn }) => [fn.countAll<number>().as("count"), sql<number>`asked_at / ${quarter}`.as("quarter")])
    .groupBy(["agent", "queue", "channel", "scale", "score", "quarter"]);
  if (own) query = query.where("agent", "=", own.id);
  const cells: readonly Cell[] = await query.execute();
  const whole = noTally();
  const agents = new Map<AccountId, Tally>();
  const queues = new Map<QueueId, Tally>();
  const channels = new Map<SurveyChannel, Tally>();
  const each = days.slice(1).map(noTally);
  for (const cell of cells) {
    const day = each[dayOf(days, cell.quarter * quarter)];
    const tallies = [whole, tallyIn(agents, cell.agent), tallyIn(queues, cell.queue), tallyIn(channels, cell.channel)];
    for (const tally of day ? [...tallies, day] : tallies) add(tally, cell);
  }
  return {
    all: own === null,
    whole,
    agents: await named(agents, (ids) =>
      db.selectFrom("account").select(["id", "name"]).where("id", "in", ids).execute(),
    ),
    queues: await named(queues, (ids) =>
      db.selectFrom("queue").select(["id", "name"]).where("id", "in", ids).execute(),
    ),
    channels: surveyChannels.flatMap((id) => {
      const tally = channels.get(id);
      return tally ? [{ id, tally }] : [];
    }),
    days: each,
  };
}

function tallyIn<Id>(tallies: Map<Id, Tally>, id: Id): Tally {
  const held = tallies.get(id) ?? noTally();
  tallies.set(id, held);
  return held;
}

function add(tally: Tally, { scale, score, count }: Cell): void {
  tally.asked += count;
  const counts = scale === "thumbs" ? tally.thumbs : tally.five;
  if (score !== null) counts[score - 1] = (counts[score - 1] ?? 0) + count;
}

async function named<Id extends string>(
  tallies: ReadonlyMap<Id, Tally>,
  read: (ids: Id[]) => Promise<Array<{ id: Id; name: string }>>,
): Promise<Array<{ id: Id; name: string; tally: Tally }>> {
  if (tallies.size === 0) return [];
  const names = new Map((await read([...tallies.keys()])).map(({ id, name }) => [id, name]));
  return [...tallies]
    .map(([id, tally]) => ({ id, name: names.get(id) ?? "", tally }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const page = 50;

/** The newest answers of these days, before `before` (a time). */
export async function saidOn(
  db: Reader,
  days: Days,
  own: Account | null,
  before = days.at(-1)!,
): Promise<{ said: Said[]; more: boolean }> {
  let query = db
    .selectFrom("survey")
    .select(["conversation", "scale", "score", "text", "answered_at"])
    .where("answered_at", ">=", days[0]!)
    .where("answered_at", "<", Math.min(before, days.at(-1)!))
    .orderBy("answered_at", "desc")
    .limit(page + 1);
  if (own) query = query.where("agent", "=", own.id);
  const rows = await query.execute();
  const said: Said[] = [];
  for (const { conversation: id, scale, score, text, answered_at } of rows.slice(0, page)) {
    const conversation = await pastConversation(db, id);
    if (conversation && score !== null) said.push({ conversation, scale, score, text, at: answered_at! });
  }
  return { said, more: rows.length > page };
}
