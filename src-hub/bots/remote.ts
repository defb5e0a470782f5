import type { Selectable } from "kysely";
import type { Bot } from "../../src-shared/bots/model.ts";
import { BotAnswer, type BotAsked } from "../../src-shared/bots/remote.ts";
import { conversationRow } from "../conversations/rows.ts";
import { OutgoingError } from "../outgoing/port.ts";
import type { HubParts } from "../ports.ts";
import { botAnswers, botHears, isScripted, memoryOf } from "../routing/enter.ts";
import { steadily } from "../steadily.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { OutsideTables } from "../store/tables/outside.ts";
import type { Tx } from "../store/transact.ts";
import { signed } from "../webhooks/signature.ts";
import { botSecrets } from "./secrets.ts";

type Turn = Selectable<OutsideTables["bot_turn"]>;
type Ports = Pick<HubParts, "store" | "router" | "guides" | "outgoing" | "box" | "log">;

/** So many conversations are asked for at a time. */
const mostAtOnce = 32;
const longestAnswer = 64 * 1024;

/** The first of each conversation: the next one waits until it is answered. */
const firstTurns = hot<Turn>(
  "select * from bot_turn where number in (select min(number) from bot_turn group by conversation) order by number limit ?",
);

/**
 * Asks bots of other programs, one turn of a conversation after the other. No answer, a wrong one or a late one is not
 * tried again: the bot's script takes over, and by it people. What a restart interrupted is asked again, under the same id.
 */
export function botTurns(hub: Ports) {
  const { machine, read, transact } = hub.store;
  const underWay = new Set<number>();
  let stopped = false;
  const turning = steadily(askDue, (error) => hub.log.defect(error, "bots"));

  async function askDue(): Promise<void> {
    if (stopped) return;
    for (const turn of await firstTurns(read, [mostAtOnce])) if (!stopped && !underWay.has(turn.number)) begin(turn);
  }

  function begin(turn: Turn): void {
    underWay.add(turn.number);
    void answered(turn)
      .then((answer) => (stopped ? undefined : transact((tx) => written(tx, hub, turn, answer))))
      .catch((error: unknown) => (stopped ? undefined : hub.log.defect(error, "bots")))
      .finally(() => {
        underWay.delete(turn.number);
        turning.wake();
      });
  }

  /** Null: none that counts. */
  async function answered(turn: Turn): Promise<BotAnswer | null> {
    const row = await conversationRow(read, turn.conversation);
    const bot = hub.guides.now().bots.get(turn.bot);
    if (!row || !bot?.remote || !isStill(row, turn) || isScripted(row) || machine.now() > turn.due_at) return null;
    const { secrets } = await read
      .selectFrom("bot")
      .select("secrets")
      .where("id", "=", bot.id)
      .executeTakeFirstOrThrow();
    const live = botSecrets(hub.box, bot.id, secrets);
    if (live.length === 0) return warned(bot, "secret-missing");
    const body = JSON.stringify(askedOf(turn, row));
    const headers = { "content-type": "application/json", ...signed(turn.id, body, live, machine.now()) };
    try {
      const { url, within } = bot.remote;
      const answer = await hub.outgoing.send({ url, method: "POST", headers, body, within: within * 1000 });
      if (answer.status !== 200) return warned(bot, `status-${answer.status}`);
      return answerIn(answer.body) ?? warned(bot, "answer-wrong");
    } catch (error) {
      if (error instanceof OutgoingError) return warned(bot, error.reason);
      throw error;
    }
  }

  function warned({ id }: Bot, why: string): null {
    hub.log.warn("a bot did not answer, and its script takes over", { bot: id, why });
    return null;
  }

  return {
    wake: () => turning.wake(),
    async stop() {
      stopped = true;
      await turning.settled();
    },
  };
}

const isStill = (row: ConversationRow, { bot }: Turn): boolean =>
  row.bot === bot && row.agent === null && row.state === "waiting";

function askedOf(turn: Turn, row: ConversationRow): BotAsked {
  return {
    version: 1,
    type: turn.kind,
    id: turn.id,
    conversation: row.id,
    site: { id: row.site, name: row.site_name },
    visitor: { name: row.visitor_name },
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? "" },
    language: row.language,
    message: turn.message === null ? null : { text: turn.message },
    memory: memoryOf(row),
  };
}

function answerIn(body: string): BotAnswer | undefined {
  if (body.length > longestAnswer) return undefined;
  try {
    const parsed = BotAnswer.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Looked at again in the transaction: an agent may have taken the visitor meanwhile, or he has gone. */
async function written(tx: Tx, hub: Ports, turn: Turn, answer: BotAnswer | null): Promise<void> {
  const taken = await tx.db.deleteFrom("bot_turn").where("number", "=", turn.number).executeTakeFirst();
  if (taken.numDeletedRows === 0n) return;
  const row = await conversationRow(tx.db, turn.conversation);
  if (!row || !isStill(row, turn)) return;
  const bot = (await hub.guides.in(tx)).bots.get(turn.bot);
  // What he wrote before the script took over is for the script.
  if (!bot || isScripted(row)) return turn.message === null ? undefined : botHears(tx, hub, row, turn.message);
  await botAnswers(tx, hub, row, bot, bot.remote ? answer : null);
}
