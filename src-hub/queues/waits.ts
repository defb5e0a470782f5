import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { NeededSkill } from "../../src-shared/queues/settings.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { hear } from "../routing/hear.ts";
import type { WaitInput } from "../routing/inputs.ts";
import { hot } from "../store/hot.ts";
import type { WaitRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";

type NewWait = Pick<WaitRow, "conversation" | "kind" | "queue" | "grp" | "channel" | "priority" | "since"> &
  Partial<Pick<WaitRow, "only_agent" | "kept_agent" | "kept_until" | "by" | "note" | "threshold">> & {
    readonly needs?: readonly NeededSkill[];
  };

const readLive = hot<WaitRow>("select * from wait where conversation = ? and state in ('waiting', 'offered')");
const offered = hot<WaitRow>("update wait set state = 'offered' where id = ? and state = 'waiting' returning *");
const waitsOn = hot<WaitRow>("update wait set state = 'waiting' where id = ? and state = 'offered' returning *");
const ended = hot<WaitRow>(`
  update wait set state = ?, ended_at = ?, agent = ? where id = ? and state in ('waiting', 'offered') returning *`);

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

export async function liveWait(db: Reader, conversation: ConversationId): Promise<WaitRow | undefined> {
  return (await readLive(db, [conversation]))[0];
}

/** Compare-and-set; false when something was faster. */
export async function markOffered(tx: Tx, wait: WaitId): Promise<WaitRow | undefined> {
  return heard(tx, await offered(tx.db, [wait]));
}

/** The offer came to nothing: it waits on, at its old place. */
export async function markWaiting(tx: Tx, wait: WaitId): Promise<WaitRow | undefined> {
  return heard(tx, await waitsOn(tx.db, [wait]));
}

async function heard(tx: Tx, [row]: readonly WaitRow[]): Promise<WaitRow | undefined> {
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
  const [row] = await ended(tx.db, [how === "taken" ? "taken" : "cancelled", tx.now, agent, wait]);
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
