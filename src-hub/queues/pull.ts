import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import { QueueSettings } from "../../src-shared/queues/settings.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { accountOf } from "../accounts/rows.ts";
import { appendStaff } from "../store/append.ts";
import type { WaitRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { hasPlace } from "./make-offer.ts";
import { acceptOffer, tookWait } from "./offers.ts";
import { endWait } from "./waits.ts";

/**
 * An agent takes a waiting visitor himself (features A5). He need not be Available, but he must serve the queue and have a
 * place; one that rings, or is kept for a moment, is left to the colleague.
 */
export async function pullWait(tx: Tx, machine: Machine, agent: Account, id: WaitId): Promise<ConversationId> {
  const row = await tx.db.selectFrom("wait").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.state === "taken" || row.state === "cancelled") throw refuse("gone", "wait-gone");
  await mayPull(tx.db, agent.id, row.queue);
  if (!(await isForHim(tx.db, agent.id, row))) throw refuse("gone", "wait-gone");
  const ringing = await ringsAt(tx.db, row.id);
  if (ringing?.agent === agent.id) return acceptOffer(tx, agent, ringing.id);
  if (ringing) throw refuse("busy", "wait-rings", { values: { agent: (await accountOf(tx.db, ringing.agent)).name } });
  const keeper = await keptFor(tx.db, row, agent.id, tx.now);
  if (keeper !== null) throw refuse("busy", "wait-kept", { values: { agent: keeper } });
  await refuseFull(tx, agent.id, row);
  if (!(await endWait(tx, row.id, "taken", agent.id))) throw refuse("gone", "wait-gone");
  const offer = await writePulled(tx, machine, agent.id, row);
  await appendStaff(tx, row.conversation, { type: "offer.accepted", offer, agent, how: "pulled", kind: row.kind });
  await tookWait(tx, row, agent);
  return row.conversation;
}

/** He serves this queue, and its agents may take from it. Answers its settings. */
export async function mayPull(db: Reader, agent: AccountId, queue: WaitRow["queue"]): Promise<void> {
  const row = await db.selectFrom("queue").select("settings").where("id", "=", queue).executeTakeFirst();
  if (!row) throw refuse("gone", "queue-gone");
  const { queues } = await routingOf(db, agent);
  if (queues !== null && !queues.some((one) => one.queue === queue)) throw refuse("forbidden", "queue-not-yours");
  if (!QueueSettings.parse(JSON.parse(row.settings)).pull) throw refuse("forbidden", "pull-off");
}

async function routingOf(db: Reader, agent: AccountId): Promise<AgentRouting> {
  const { routing } = await db
    .selectFrom("account")
    .select("routing")
    .where("id", "=", agent)
    .executeTakeFirstOrThrow();
  return AgentRouting.parse(JSON.parse(routing));
}

/** Not one for somebody else alone or for a group that he is not in, nor one that he hands on himself. */
export async function isForHim(
  db: Reader,
  agent: AccountId,
  { only_agent, by, grp, conversation }: Pick<WaitRow, "only_agent" | "by" | "grp" | "conversation">,
): Promise<boolean> {
  if (only_agent !== null) return only_agent === agent;
  if (by === agent || (grp !== null && !(await routingOf(db, agent)).groups.includes(grp))) return false;
  const row = await db.selectFrom("conversation").select("agent").where("id", "=", conversation).executeTakeFirst();
  return row?.agent !== agent;
}

export function ringsAt(db: Reader, wait: WaitId) {
  return db
    .selectFrom("offer")
    .select(["id", "agent"])
    .where("wait", "=", wait)
    .where("state", "=", "pending")
    .executeTakeFirst();
}

/** The colleague for whom it is kept, while he is at work; as the matcher has it. */
export async function keptFor(
  db: Reader,
  { kept_agent, kept_until }: Pick<WaitRow, "kept_agent" | "kept_until">,
  agent: AccountId,
  now: number,
): Promise<string | null> {
  if (kept_agent === null || kept_agent === agent || kept_until === null || kept_until <= now) return null;
  const atWork = await db
    .selectFrom("presence")
    .select("account")
    .where("account", "=", kept_agent)
    .where("here", "=", 1)
    .where("state", "=", "available")
    .executeTakeFirst();
  return atWork ? (await accountOf(db, kept_agent)).name : null;
}

async function refuseFull(tx: Tx, agent: AccountId, { channel }: WaitRow): Promise<void> {
  const free = await tx.db
    .selectFrom("presence")
    .select("account")
    .where("account", "=", agent)
    .where("here", "=", 1)
    .where((eb) => hasPlace(eb, channel))
    .executeTakeFirst();
  if (!free) throw refuse("full", channel === "video" ? "no-place-video" : "no-place-chat");
}

/** The row that every taken conversation has, so that a day's figures need not look in two places. */
async function writePulled(tx: Tx, machine: Machine, agent: AccountId, wait: WaitRow): Promise<OfferId> {
  const id = uuid7(machine) as OfferId;
  await tx.db
    .insertInto("offer")
    .values({
      id,
      conversation: wait.conversation,
      agent,
      state: "accepted",
      made_at: tx.now,
      expires_at: tx.now,
      wait: wait.id,
      why: null,
      reason: null,
      auto: 0,
    })
    .execute();
  return id;
}
