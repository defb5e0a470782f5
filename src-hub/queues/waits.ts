import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { NeededSkill } from "../../src-shared/queues/settings.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { hear } from "../routing/hear.ts";
import type { WaitInput } from "../routing/inputs.ts";
import type { WaitRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";

type NewWait = Pick<WaitRow, "conversation" | "kind" | "queue" | "grp" | "channel" | "priority" | "since"> &
  Partial<Pick<WaitRow, "only_agent" | "kept_agent" | "kept_until" | "by" | "note" | "threshold">> & {
    readonly needs?: readonly NeededSkill[];
  };

/** A conversation waits for an agent from now on. The unique index refuses a second wait of the same conversation. */
export async function enterQueue(tx: Tx, machine: Machine, { needs = [], ...given }: NewWait): Promise<WaitRow> {
  const row: WaitRow = {
    only_agent: null,
    kept_agent: null,
    kept_until: null,
    by: null,
    note: "",
    threshold: null,
    ...given,
    id: uuid7(machine) as WaitId,
    needs: JSON.stringify(needs),
    entered_at: tx.now,
    state: "waiting",
    ended_at: null,
    agent: null,
  };
  await tx.db.insertInto("wait").values(row).execute();
  await hearWait(tx, row);
  return row;
}

export function liveWait(db: Reader, conversation: ConversationId): Promise<WaitRow | undefined> {
  return db
    .selectFrom("wait")
    .selectAll()
    .where("conversation", "=", conversation)
    .where("state", "in", ["waiting", "offered"])
    .executeTakeFirst();
}

/** Compare-and-set; false when something was faster. */
export async function markOffered(tx: Tx, wait: WaitId): Promise<WaitRow | undefined> {
  return changed(tx, wait, ["waiting"], "offered");
}

/** The offer came to nothing: it waits on, at its old place. */
export async function markWaiting(tx: Tx, wait: WaitId): Promise<WaitRow | undefined> {
  return changed(tx, wait, ["offered"], "waiting");
}

async function changed(tx: Tx, wait: WaitId, from: WaitRow["state"][], state: WaitRow["state"]) {
  const row = await tx.db
    .updateTable("wait")
    .set({ state })
    .where("id", "=", wait)
    .where("state", "in", from)
    .returningAll()
    .executeTakeFirst();
  if (row) await hearWait(tx, row);
  return row;
}

/** It waits no longer: somebody took it, the visitor left, it was moved elsewhere or closed. */
export async function endWait(
  tx: Tx,
  wait: WaitId,
  how: "taken" | "left" | "moved" | "closed",
  agent: AccountId | null = null,
): Promise<WaitRow | undefined> {
  const row = await tx.db
    .updateTable("wait")
    .set({ state: how === "taken" ? "taken" : "cancelled", ended_at: tx.now, agent })
    .where("id", "=", wait)
    .where("state", "in", ["waiting", "offered"])
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  await tx.db.deleteFrom("exclusion").where("conversation", "=", row.conversation).execute();
  await hear(tx, { kind: "wait-gone", wait, how, agent });
  return row;
}

/** The call is over while its conversation waits for somebody: what waits is what it was before the call. */
export async function waitsWithoutCall(tx: Tx, conversation: ConversationId): Promise<void> {
  const row = await tx.db
    .updateTable("wait")
    .set((eb) => ({
      channel: eb.selectFrom("conversation").select("conversation.channel").where("id", "=", conversation).$asScalar(),
    }))
    .where("conversation", "=", conversation)
    .where("state", "in", ["waiting", "offered"])
    .where("channel", "=", "video")
    .returningAll()
    .executeTakeFirst();
  if (row) await hearWait(tx, row);
}

/** What the matcher is to know of a wait, whole each time. */
export function hearWait(tx: Tx, row: WaitRow): Promise<void> {
  return hear(tx, { kind: "wait", wait: waitInput(row) });
}

export function waitInput(row: WaitRow): WaitInput {
  return {
    id: row.id,
    conversation: row.conversation,
    kind: row.kind,
    queue: row.queue,
    group: row.grp,
    channel: row.channel,
    priority: row.priority,
    needs: JSON.parse(row.needs) as NeededSkill[],
    only: row.only_agent,
    kept: row.kept_agent && row.kept_until !== null ? { agent: row.kept_agent, until: row.kept_until } : null,
    since: row.since,
    enteredAt: row.entered_at,
    offered: row.state === "offered",
  };
}
