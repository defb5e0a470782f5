import type { Bot } from "../../src-shared/bots/model.ts";
import type { BotAnswer } from "../../src-shared/bots/remote.ts";
import { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { BotId } from "../../src-shared/routing/ids.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { BotAct, BotTurn } from "../bots/port.ts";
import { scriptedBot } from "../bots/scripted.ts";
import { askRemote } from "../bots/turns.ts";
import { addMessage } from "../chat/rows.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { enterQueue } from "../queues/waits.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { admit, admitTo, targetOf, toQueue } from "./admission.ts";
import { admitIn } from "./admitting.ts";
import type { Admission, Request } from "./house.ts";

export type EnterPorts = Pick<HubParts, "store" | "router" | "guides">;
type LetIn = Exclude<Admission, { to: "nowhere" }>;

/** How far a bot is with a conversation, and which bots have had it: none of them gets it again. */
interface BotState {
  readonly step: string | null;
  readonly been: readonly BotId[];
  /** What a bot of another program wants to be told again. */
  readonly memory?: string | null;
  /** That program did not answer, or said nothing of where to: its script goes on instead. */
  readonly isScripted?: boolean;
  /** How often in a row nobody could take whom it handed over. */
  readonly refusals?: number;
}
/** A program that hands over again and again, where nobody is, ends in the form. */
const mostRefusals = 3;

/** A conversation that nobody has goes where it was let in. `opening`: it has just begun, and its first event says where. */
export async function enter(tx: Tx, hub: EnterPorts, row: ConversationRow, to: LetIn, opening = false): Promise<void> {
  if (to.to === "bot") return toBot(tx, hub, row, to.bot, opening);
  const { place, kept } = to;
  const waited = await firstWait(tx, row.id);
  const since = waited ?? tx.now;
  await tx.db
    .updateTable("conversation")
    .set({
      queue: place.queue,
      grp: place.group,
      channel: place.channel,
      bot: null,
      form_offered: 0,
      video_wanted: place.channel === "video" ? 1 : 0,
      waiting_since: since,
    })
    .where("id", "=", row.id)
    .execute();
  if (!opening) await tellRouted(tx, hub, row.id, { queue: place.queue, channel: place.channel, bot: null });
  await enterQueue(tx, hub.store.machine, {
    conversation: row.id,
    kind: "new",
    queue: place.queue,
    grp: place.group,
    channel: place.channel,
    priority: place.priority,
    needs: place.needs,
    since,
    threshold: place.threshold,
    ...(kept ? { kept_agent: kept.agent, kept_until: kept.until } : {}),
  });
}

/** The visitor has written to the bot that has his conversation. */
export async function botHears(tx: Tx, hub: EnterPorts, row: ConversationRow, text: string): Promise<void> {
  const bot = row.bot === null ? undefined : (await hub.guides.in(tx)).bots.get(row.bot);
  if (bot && isRemote(bot, row))
    return askRemote(tx, hub.store.machine, { conversation: row.id, bot: bot.id, kind: "message", text });
  if (bot) return act(tx, hub, row, bot.id, scriptedBot(bot.script).heard(stateOf(row).step, text));
  // It was taken away meanwhile: he goes where he would go if he came now.
  const request = await requestOf(tx, row);
  const found = await admitIn(tx, hub, (house) => admit(house, request, tx.now));
  if (found.to !== "nowhere") return enter(tx, hub, row, found);
  if (found.form) await offerForm(tx, row.id);
}

/** What a conversation that nobody has was begun with. */
export async function requestOf(tx: Tx, row: ConversationRow): Promise<Request> {
  const before = row.previous === null ? undefined : await conversationRow(tx.db, row.previous);
  return {
    site: row.site,
    channel: row.channel,
    button: row.button,
    page: row.page_url,
    language: row.language,
    previous: before ? { group: before.grp, agent: before.agent } : null,
  };
}

export const botsOf = (row: ConversationRow): ReadonlySet<BotId> => new Set(stateOf(row).been);

async function toBot(tx: Tx, hub: EnterPorts, row: ConversationRow, id: BotId, opening: boolean): Promise<void> {
  const bot = (await hub.guides.in(tx)).bots.get(id);
  if (!bot) return;
  const state: BotState = { step: null, been: [...stateOf(row).been, id] };
  const change = { bot: id, channel: "chat", bot_state: JSON.stringify(state), video_wanted: 0 } as const;
  await tx.db.updateTable("conversation").set(change).where("id", "=", row.id).execute();
  if (!opening) await tellRouted(tx, hub, row.id, { queue: row.queue, channel: "chat", bot: { name: bot.name } });
  const now = { ...row, ...change };
  if (isRemote(bot, now))
    return askRemote(tx, hub.store.machine, { conversation: row.id, bot: id, kind: "begin", text: null });
  await act(tx, hub, now, id, scriptedBot(bot.script).begin());
}

const isRemote = (bot: Bot, row: ConversationRow): boolean =>
  bot.remote !== undefined && stateOf(row).isScripted !== true;

/** The other program has answered; null: it did not, and the bot's script goes on. The conversation is still this bot's. */
export async function botAnswers(
  tx: Tx,
  hub: EnterPorts,
  row: ConversationRow,
  bot: Bot,
  answer: BotAnswer | null,
): Promise<void> {
  const { messages = [], link, handOver, form, memory = null } = answer ?? {};
  const acts: BotAct[] = messages.map(({ text, choices }) => ({ do: "say", text, ...(choices ? { choices } : {}) }));
  if (link) acts.push({ do: "say", text: link.text === "" ? link.url : `${link.text}\n${link.url}` });
  if (form) acts.push({ do: "form" });
  const goesOn = answer === null || handOver === true;
  if (goesOn) acts.push(...scriptedBot(bot.script).begin().acts);
  else if (handOver) acts.push({ do: "hand-over", to: handOver, step: "" });
  const refusals = handOver === undefined ? 0 : (stateOf(row).refusals ?? 0);
  const state: BotState = { ...stateOf(row), memory, refusals, isScripted: goesOn };
  const now = { ...row, bot_state: JSON.stringify(state) };
  await act(tx, hub, now, bot.id, { acts, step: goesOn ? scriptedBot(bot.script).begin().step : null });
}

/** Nobody could take whom the bot handed over at this step. */
async function refusedAt(tx: Tx, hub: EnterPorts, row: ConversationRow, bot: Bot, step: string): Promise<void> {
  if (!isRemote(bot, row)) return act(tx, hub, row, bot.id, scriptedBot(bot.script).refused(step));
  const refusals = (stateOf(row).refusals ?? 0) + 1;
  await remember(tx, row, { ...stateOf(row), refusals });
  if (refusals > mostRefusals) return offerForm(tx, row.id);
  return askRemote(tx, hub.store.machine, { conversation: row.id, bot: bot.id, kind: "refused", text: null });
}

/** Does what the bot wants, and remembers where it goes on. */
async function act(tx: Tx, hub: EnterPorts, row: ConversationRow, id: BotId, turn: BotTurn): Promise<void> {
  const bot = (await hub.guides.in(tx)).bots.get(id)!;
  for (const one of turn.acts) {
    switch (one.do) {
      case "say":
        await addMessage(tx, row.id, {
          id: MessageId.parse(uuid7(hub.store.machine)),
          from: { kind: "bot", name: bot.name },
          text: one.text,
          ...(one.choices ? { choices: [...one.choices] } : {}),
        });
        break;
      case "form":
        await offerForm(tx, row.id);
        break;
      case "hand-over": {
        const request = await requestOf(tx, row);
        const found = await admitIn(tx, hub, (house) => {
          const rule = one.to.to === "rule" ? house.guide.rules.get(one.to.rule) : undefined;
          const target =
            one.to.to === "queue" ? toQueue(one.to.queue, one.to.group) : rule ? targetOf(house, request, rule) : null;
          return admitTo(house, request, target, tx.now, { bots: botsOf(row), places: new Set() });
        });
        if (found.to === "nowhere") return refusedAt(tx, hub, row, bot, one.step);
        return enter(tx, hub, row, found);
      }
    }
  }
  await remember(tx, row, { ...stateOf(row), step: turn.step });
}

async function remember(tx: Tx, { id }: ConversationRow, state: BotState): Promise<void> {
  await tx.db
    .updateTable("conversation")
    .set({ bot_state: JSON.stringify(state) })
    .where("id", "=", id)
    .execute();
}

/** What a bot of another program wanted to be told again. */
export const memoryOf = (row: ConversationRow): string | null => stateOf(row).memory ?? null;
export const isScripted = (row: ConversationRow): boolean => stateOf(row).isScripted === true;

function stateOf({ bot_state }: ConversationRow): BotState {
  return bot_state === null ? { step: null, been: [] } : (JSON.parse(bot_state) as BotState);
}

async function offerForm(tx: Tx, conversation: ConversationId): Promise<void> {
  await tx.db.updateTable("conversation").set({ form_offered: 1 }).where("id", "=", conversation).execute();
  await appendPublic(tx, conversation, { type: "form.offered" });
}

interface Routed {
  readonly queue: QueueId;
  readonly channel: "chat" | "video";
  readonly bot: { readonly name: string } | null;
}

async function tellRouted(tx: Tx, { router }: EnterPorts, conversation: ConversationId, to: Routed): Promise<void> {
  const name = router.known.queues.get(to.queue)?.name ?? "";
  await appendPublic(tx, conversation, { type: "conversation.routed", ...to, queue: { id: to.queue, name } });
}

/** Who has waited before keeps the place of then: time with a bot is not waited, going elsewhere costs no place. */
async function firstWait(tx: Tx, conversation: ConversationId): Promise<number | null> {
  const row = await tx.db
    .selectFrom("wait")
    .select(({ fn }) => fn.min("since").as("since"))
    .where("conversation", "=", conversation)
    .executeTakeFirst();
  return row?.since ?? null;
}
