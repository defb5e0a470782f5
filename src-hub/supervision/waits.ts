import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { supervisionAsks } from "../../src-shared/supervision/agent-asks.ts";
import { addresses } from "../bus.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { withdrawOfferFor } from "../queues/withdraw.ts";
import { endWait, enterQueue, hearWait, liveWait } from "../queues/waits.ts";
import { hear } from "../routing/hear.ts";
import type { ConversationRow, WaitRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import type { InputOf } from "./asked.ts";
import { outdated, writeAudit } from "./audit.ts";
import { closeForVisitor } from "./conversations.ts";
import { queueSettings } from "./settings-of.ts";
import { tellAgent } from "./tell.ts";

type Parts = Pick<HubParts, "store" | "legQuality">;
type Asks = typeof supervisionAsks;
type Seen = InputOf<Asks, "wait.move">["expected"];

const seenOf = ({ queue, priority, only_agent: only }: WaitRow): Seen => ({ queue, priority, only });

/** A live wait that is as the asker saw it. */
async function waitSeen(tx: Tx, id: WaitId, expected: Seen): Promise<WaitRow> {
  const row = await tx.db.selectFrom("wait").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "wait-gone");
  const target = `conversation:${row.conversation}`;
  const live = await liveWait(tx.db, row.conversation);
  // It was moved meanwhile: the visitor waits on, under another wait.
  if (live && live.id !== id) throw await outdated(tx.db, target, row.entered_at);
  if (!live) throw refuse("gone", "wait-gone");
  if (JSON.stringify(seenOf(live)) !== JSON.stringify(expected)) throw await outdated(tx.db, target, row.entered_at);
  return live;
}

/** One that is handed on or asks for a colleague is its agent's meanwhile: he decides whom he asks. */
function mustBeNobodys({ kind }: WaitRow): void {
  if (kind === "transfer" || kind === "consult") throw refuse("invalid", "wait-handed-on");
}

/** To another queue, at the same place by time; rings and delays count anew there. */
export async function moveWait(
  tx: Tx,
  { store: { machine } }: Parts,
  by: Account,
  { wait: id, queue, expected, reason }: InputOf<Asks, "wait.move">,
): Promise<void> {
  const wait = await waitSeen(tx, id, expected);
  mustBeNobodys(wait);
  const [from, to] = [await queueSettings(tx.db, wait.queue), await queueSettings(tx.db, queue)];
  if (!to) throw refuse("gone", "queue-gone");
  await withdrawOfferFor(tx, wait.conversation, true);
  await endWait(tx, id, "moved");
  await tx.db.updateTable("conversation").set({ queue }).where("id", "=", wait.conversation).execute();
  const moved = await enterQueue(tx, machine, {
    conversation: wait.conversation,
    kind: wait.kind,
    queue,
    grp: wait.grp,
    channel: wait.channel,
    // What the queue gave it is the new queue's to give; what somebody gave it stays.
    priority: wait.priority === from?.priority ? to.priority : wait.priority,
    needs: JSON.parse(wait.needs) as never,
    since: wait.since,
    only_agent: wait.only_agent,
  });
  await written(tx, machine, by, "wait.move", reason, wait, moved);
}

/** To one agent alone, even one who declined it; or to anybody again. */
export async function assignWait(
  tx: Tx,
  { store: { machine } }: Parts,
  by: Account,
  { wait: id, agent, expected, reason }: InputOf<Asks, "wait.assign">,
): Promise<void> {
  const wait = await waitSeen(tx, id, expected);
  mustBeNobodys(wait);
  if (agent !== null) await makeAskable(tx, wait, agent);
  await withdrawOfferFor(tx, wait.conversation, true);
  const after = await changeWait(tx, id, { only_agent: agent, kept_agent: null, kept_until: null });
  await written(tx, machine, by, "wait.assign", reason, wait, after);
  const row = await conversationRow(tx.db, wait.conversation);
  if (agent !== null) tellAgent(tx, by, agent, { act: "wait.assign", values: { visitor: row!.visitor_name }, reason });
}

async function makeAskable(tx: Tx, { conversation }: WaitRow, agent: AccountId): Promise<void> {
  const known = await tx.db
    .selectFrom("account")
    .select("id")
    .where("id", "=", agent)
    .where("active", "=", 1)
    .executeTakeFirst();
  if (!known) throw refuse("gone", "account-gone");
  const excluded = await tx.db
    .deleteFrom("exclusion")
    .where("conversation", "=", conversation)
    .where("agent", "=", agent)
    .returning("agent")
    .executeTakeFirst();
  if (excluded) await hear(tx, { kind: "excluded", conversation, agent, until: tx.now });
}

export async function prioritiseWait(
  tx: Tx,
  { store: { machine } }: Parts,
  by: Account,
  { wait: id, priority, expected, reason }: InputOf<Asks, "wait.setPriority">,
): Promise<void> {
  const wait = await waitSeen(tx, id, expected);
  await written(tx, machine, by, "wait.setPriority", reason, wait, await changeWait(tx, id, { priority }));
}

/** Closes those that still wait; answers how many. */
export async function closeWaits(
  tx: Tx,
  parts: Parts,
  by: Account,
  { waits, text, reason }: InputOf<Asks, "wait.close">,
): Promise<number> {
  let closed = 0;
  for (const id of new Set(waits)) {
    const found = await waiting(tx, id);
    if (!found) continue;
    await closeForVisitor(tx, parts, by, found.row, text);
    await writeAudit(tx, parts.store.machine, by, {
      act: "wait.close",
      target: `conversation:${found.row.id}`,
      reason,
      before: { ...seenOf(found.wait), state: found.row.state },
      after: { state: "closed", text },
    });
    closed += 1;
  }
  return closed;
}

async function waiting(tx: Tx, id: WaitId): Promise<{ wait: WaitRow; row: ConversationRow } | undefined> {
  const wait = await tx.db.selectFrom("wait").selectAll().where("id", "=", id).executeTakeFirst();
  const row = wait && (await conversationRow(tx.db, wait.conversation));
  if (!wait || !row || (row.state !== "waiting" && row.state !== "offered")) return undefined;
  return wait.state === "waiting" || wait.state === "offered" ? { wait, row } : undefined;
}

/** Changes a wait, and tells the matcher. */
export async function changeWait(tx: Tx, id: WaitId, set: Partial<WaitRow>): Promise<WaitRow> {
  const row = await tx.db.updateTable("wait").set(set).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
  await hearWait(tx, row);
  return row;
}

async function written(
  tx: Tx,
  machine: Parts["store"]["machine"],
  by: Account,
  act: "wait.move" | "wait.assign" | "wait.setPriority",
  reason: string,
  before: WaitRow,
  after: WaitRow,
): Promise<void> {
  const target = `conversation:${before.conversation}`;
  await writeAudit(tx, machine, by, { act, target, reason, before: seenOf(before), after: seenOf(after) });
  tx.tell(addresses.places, { wake: true });
}
