import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { NeededSkill } from "../../src-shared/queues/settings.ts";
import type { NamedTarget, Parked, Transfer, TransferKind } from "../../src-shared/transfers/model.ts";
import { accountOf } from "../accounts/rows.ts";
import { liveWait } from "../queues/waits.ts";
import type { ConversationRow, WaitRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

/** A wait in which its owner keeps the conversation. */
export type TransferWait = WaitRow & { readonly kind: TransferKind; readonly by: AccountId };

export function isTransfer(wait: WaitRow | undefined): wait is TransferWait {
  return (wait?.kind === "transfer" || wait?.kind === "consult") && wait.by !== null;
}

/** What its owner has asked of others and nobody has taken yet. */
export async function liveTransfer(db: Reader, conversation: ConversationId): Promise<TransferWait | undefined> {
  const wait = await liveWait(db, conversation);
  return isTransfer(wait) ? wait : undefined;
}

export async function transferOf(db: Reader, conversation: ConversationId): Promise<Transfer | null> {
  const wait = await liveTransfer(db, conversation);
  if (!wait) return null;
  const { id, kind, note, entered_at } = wait;
  return { id, kind, to: await targetOf(db, wait), by: await accountOf(db, wait.by), note, at: entered_at };
}

/** Whom a transfer is for, as people read it. */
export async function targetOf(db: Reader, wait: TransferWait): Promise<NamedTarget> {
  if (wait.only_agent !== null) return { kind: "agent", agent: await accountOf(db, wait.only_agent) };
  const [need] = JSON.parse(wait.needs) as NeededSkill[];
  if (need) {
    const skill = await db.selectFrom("skill").select(["id", "name"]).where("id", "=", need.skill).executeTakeFirst();
    return { kind: "skill", skill: skill ?? { id: need.skill, name: "" }, least: need.least };
  }
  const queue = await db
    .selectFrom("queue")
    .select(["id", "name"])
    .where("id", "=", wait.queue)
    .executeTakeFirstOrThrow();
  return { kind: "queue", queue };
}

export function parkedOf({ parked_at, parked_until }: ConversationRow): Parked | null {
  return parked_at === null ? null : { since: parked_at, until: parked_until || null };
}
