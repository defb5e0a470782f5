import { sql } from "kysely";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Activity, Presence } from "../../src-shared/presence/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import { addresses } from "../bus.ts";
import { hear } from "../routing/hear.ts";
import { appendHistory } from "../store/append.ts";
import type { PresenceRow } from "../store/row-types.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import { loadOf, presenceFrom } from "./presence-of.ts";
import { after, type Choice, isOpen, type Standing, type Step } from "./rules.ts";

/** What an agent has in hand now, counted from the rows themselves. */
interface Work {
  readonly chats: number;
  readonly videos: number;
  readonly calls: number;
  readonly active: number;
  readonly wrapUps: number;
  readonly ringing: number;
}

const readPresence = hot<PresenceRow>("select * from presence where account = ?");
const writeCounted = hot(`
  update presence set load_chat = ?, load_video = ?, ringing = ?, activity = ?, activity_since = ?,
    next = ?, machine = ?, "left" = ? where account = ?`);
const writeState = hot("update presence set state = ?, code = ?, since = ?, idle_since = ? where account = ?");
/** One row each for what takes a place: conversations that are his and not parked, offers that ring, others' he takes part in. */
interface Taken {
  readonly channel: Entry | null;
  readonly how: "active" | "wrap-up" | "ringing";
  readonly call: string | null;
}
const owned = hot<Taken>(`
  select conversation.channel, conversation.state as how, call.id as call
  from conversation left join call on call.conversation = conversation.id and call.state = 'open'
  where conversation.agent = ? and conversation.state in ('active', 'wrap-up') and conversation.parked_at is null`);
const rung = hot<Taken>(`
  select wait.channel, 'ringing' as how, null as call
  from offer left join wait on wait.id = offer.wait where offer.agent = ? and offer.state = 'pending'`);
const joined = hot<Taken>(`
  select 'chat' as channel, 'active' as how, call.id as call
  from part left join call on call.conversation = part.conversation and call.state = 'open'
  where part.account = ? and part.until is null`);

/**
 * The last act of every transition that touches an agent: his places are counted anew from what he really has, his
 * activity follows, his desks and the matcher are told. Counting instead of adding and taking away is why load never
 * drifts from live work. `step`: what else happened to him, such as a state that he chose; whatever it was, the state that
 * was to follow comes as soon as he has nothing in hand.
 */
export async function settleAgent(tx: Tx, account: AccountId, step: Step = { is: "settled" }): Promise<Presence> {
  const [before] = await readPresence(tx.db, [account]);
  if (!before) throw new Error(`There is no presence of account ${account}.`);
  const work = await workOf(tx, account);
  const activity = activityIn(work);
  const counted = {
    load_chat: work.chats,
    load_video: work.videos,
    ringing: work.ringing,
    activity,
    activity_since: activity === before.activity ? before.activity_since : tx.now,
    ...(await stepIn(tx, before, step, activity !== "idle")),
  };
  const isNew = Object.entries(counted).some(([name, value]) => before[name as keyof PresenceRow] !== value);
  const row = { ...before, ...counted };
  if (isNew) await write(tx, row, "state" in counted);
  const presence = await presenceFrom(tx.db, row);
  // Who was idle longest may have changed, even when nothing is to be told.
  if (isNew || step.is !== "settled") {
    tx.tell(addresses.agent(account), { event: { type: "presence.changed", presence }, topic: "presence" });
    tx.tell(addresses.presences, { account, presence });
  }
  await hearState(tx, row);
  return presence;
}

async function write({ db }: Tx, row: PresenceRow, isStateNew: boolean): Promise<void> {
  const { account, load_chat, load_video, ringing, activity, activity_since, next, machine, left } = row;
  await writeCounted(db, [load_chat, load_video, ringing, activity, activity_since, next, machine, left, account]);
  if (isStateNew) await writeState(db, [row.state, row.code, row.since, row.idle_since, account]);
}

/** What a step changes in the row, with its line of history. */
async function stepIn(tx: Tx, before: PresenceRow, step: Step, works: boolean): Promise<Partial<PresenceRow>> {
  const was = standingOf(before);
  const standing = after(was, step, works);
  const { state, code, next, machine, left } = standing;
  // Chosen again counts anew; so does Available for who was not here.
  const renewed = step.is === "chosen" || (step.is === "came" && state === "available");
  const isOther = state !== was.state || code !== was.code;
  if (isOther || renewed)
    await appendHistory(tx, "presence", "presence.changed", { account: before.account, state, code, left });
  if (JSON.stringify(next) !== before.next && (next !== null || step.is === "next"))
    await appendHistory(tx, "presence", "presence.next", { account: before.account, next });
  if (machine !== was.machine)
    await appendHistory(tx, "presence", "presence.machine", { account: before.account, machine });
  return {
    ...(isOther || renewed ? { state, code, since: tx.now, idle_since: tx.now } : {}),
    next: next && JSON.stringify(next),
    machine,
    left,
  };
}

function standingOf({ state, code, next, machine, left }: PresenceRow): Standing {
  return { state, code, next: next === null ? null : (JSON.parse(next) as Choice), machine, left };
}

export function hearState(tx: Tx, row: PresenceRow): Promise<void> {
  return hear(tx, { kind: "state", state: agentStateOf(row) });
}

export function agentStateOf(row: PresenceRow) {
  return {
    agent: row.account,
    here: row.here === 1,
    available: isOpen(row),
    ready: row.unready === null,
    ringing: row.ringing > 0,
    load: loadOf(row),
    idleSince: row.idle_since,
  };
}

/**
 * A place is taken by each conversation that is his and not parked, by one that rings at him, and by one he takes part
 * in beside its owner. A chat that has become a call takes a video place as well.
 */
async function workOf(tx: Tx, account: AccountId): Promise<Work> {
  const taken = [
    ...(await owned(tx.db, [account])),
    ...(await rung(tx.db, [account])),
    ...(await joined(tx.db, [account])),
  ];
  const count = (fits: (one: Taken) => boolean): number => taken.filter(fits).length;
  return {
    chats: count(({ channel }) => channel !== "video"),
    videos: count(({ channel, call }) => channel === "video" || call !== null),
    calls: count(({ call }) => call !== null),
    active: count(({ how }) => how === "active"),
    wrapUps: count(({ how }) => how === "wrap-up"),
    ringing: count(({ how }) => how === "ringing"),
  };
}

function activityIn({ calls, active, wrapUps, ringing }: Work): Activity {
  if (calls > 0) return "in-call";
  if (active > 0) return "in-chat";
  if (ringing > 0) return "ringing";
  return wrapUps > 0 ? "wrap-up" : "idle";
}

/** Everybody of the staff who has a place taken by this conversation, he at whom it rings too: its channels changed. */
export async function settleAllIn(tx: Tx, conversation: ConversationId): Promise<void> {
  const { rows } = await sql<{ account: AccountId }>`
    select agent as account from conversation where id = ${conversation} and agent is not null
    union select account from part where conversation = ${conversation} and until is null
    union select agent from offer where conversation = ${conversation} and state = 'pending'`.execute(tx.db);
  for (const { account } of rows) await settleAgent(tx, account);
}
