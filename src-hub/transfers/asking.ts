import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { type NeededSkill, QueueSettings } from "../../src-shared/queues/settings.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import { Hours } from "../../src-shared/routing/hours.ts";
import type { GroupId } from "../../src-shared/routing/ids.ts";
import { isOpen } from "../../src-shared/routing/opening.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { TransferKind, TransferTarget } from "../../src-shared/transfers/model.ts";
import { excludeAgent } from "../queues/withdraw.ts";
import { enterQueue, liveWait } from "../queues/waits.ts";
import { appendStaff } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { openCall } from "../video/rows.ts";
import { liveParts } from "./live-parts.ts";
import { isTransfer, targetOf } from "./rows.ts";

interface Asked {
  readonly kind: TransferKind;
  readonly to: TransferTarget;
  readonly note: string;
}

/** Where it waits, and what is asked of whoever takes it. */
interface Place {
  readonly queue: QueueId;
  readonly grp: GroupId | null;
  readonly only: AccountId | null;
  readonly needs: readonly NeededSkill[];
}

/**
 * The owner asks others to take his conversation, or to come. It stays his: the wait is only looked at by the matcher, with
 * the visitor's own age. Refused are itself, who is unknown or not there, a second one at a time, and a queue or skill that
 * nobody has.
 */
export async function startTransfer(
  tx: Tx,
  machine: Machine,
  row: ConversationRow,
  by: Account,
  { kind, to, note }: Asked,
): Promise<void> {
  if (row.state !== "active") throw refuse("gone", "conversation-ended");
  if (await liveWait(tx.db, row.id)) throw refuse("conflict", "transfer-open");
  const parts = await liveParts(tx.db, row.id);
  if (parts.some((part) => part.kind === "taking")) throw refuse("conflict", "transfer-taken");
  if (parts.some((part) => part.kind === "consult")) throw refuse("conflict", "consult-running");
  if (row.parked_at !== null) throw refuse("conflict", "conversation-parked");
  const isCall = (await openCall(tx.db, row.id)) !== undefined;
  const taken = [by.id, ...parts.map((part) => part.account)];
  const place = await placeOf(tx, row, to, taken);
  if (isCall) await refuseWithoutVideo(tx.db, place.queue);
  await refuseUnserved(tx.db, place, { taken, isCall });
  const wait = await enterQueue(tx, machine, {
    conversation: row.id,
    kind,
    queue: place.queue,
    grp: place.grp,
    channel: isCall ? "video" : row.channel,
    priority: await priorityOf(tx.db, place.queue),
    since: row.waiting_since,
    only_agent: place.only,
    by: by.id,
    note,
    needs: place.needs,
  });
  for (const agent of taken) await excludeAgent(tx, row.id, agent, null);
  if (!isTransfer(wait)) return;
  await appendStaff(tx, row.id, {
    type: "transfer.begun",
    transfer: wait.id,
    kind,
    to: await targetOf(tx.db, wait),
    by,
    note,
  });
}

async function placeOf(
  { db, now }: Tx,
  row: ConversationRow,
  to: TransferTarget,
  taken: readonly AccountId[],
): Promise<Place> {
  const here = { queue: row.queue, grp: null, only: null, needs: [] };
  switch (to.kind) {
    case "agent":
      if (to.agent === taken[0]) throw refuse("invalid", "transfer-to-self");
      if (taken.includes(to.agent)) throw refuse("conflict", "already-takes-part");
      return { ...here, only: to.agent };
    case "queue": {
      const queue = await db
        .selectFrom("queue")
        .select(["id", "closed", "settings"])
        .where("id", "=", to.queue)
        .where("removed", "=", 0)
        .executeTakeFirst();
      if (!queue) throw refuse("gone", "queue-gone");
      if (queue.closed !== null || !(await isOpenNow(db, queue.settings, now)))
        throw refuse("unavailable", "queue-closed");
      return { ...here, queue: queue.id, grp: to.group };
    }
    case "skill": {
      const skill = await db.selectFrom("skill").select("id").where("id", "=", to.skill).executeTakeFirst();
      if (!skill) throw refuse("gone", "skill-gone");
      return { ...here, needs: [{ skill: to.skill, least: to.least }] };
    }
  }
}

/** Somebody must be there at all for whom it may wait: busy or full he may be, as that passes. */
async function refuseUnserved(
  db: Reader,
  { queue, grp, only, needs }: Place,
  { taken, isCall }: { taken: readonly AccountId[]; isCall: boolean },
): Promise<void> {
  if (only !== null) return refuseAbsent(db, only, isCall);
  const accounts = await db
    .selectFrom("account")
    .select(["id", "routing", "video", "chats"])
    .where("active", "=", 1)
    .execute();
  const serves = accounts.some(({ id, routing: written, video, chats }) => {
    if (taken.includes(id) || chats !== 1 || (isCall && video !== 1)) return false;
    const routing = AgentRouting.parse(JSON.parse(written));
    return (
      (routing.queues === null || routing.queues.some((one) => one.queue === queue)) &&
      (grp === null || routing.groups.includes(grp)) &&
      needs.every(({ skill, least }) => routing.skills.some((has) => has.skill === skill && has.level >= least))
    );
  });
  if (!serves) throw refuse("unavailable", needs.length > 0 ? "nobody-has-skill" : "nobody-serves-queue");
}

async function refuseAbsent(db: Reader, agent: AccountId, isCall: boolean): Promise<void> {
  const found = await db
    .selectFrom("account")
    .leftJoin("presence", "presence.account", "account.id")
    .select(["account.id", "account.video", "presence.here", "presence.state", "presence.cap_video"])
    .where("account.id", "=", agent)
    .executeTakeFirst();
  if (!found) throw refuse("gone", "agent-unknown");
  if (found.here !== 1 || found.state === "offline") throw refuse("unavailable", "agent-not-here");
  if (isCall && (found.video !== 1 || found.cap_video === 0)) throw refuse("forbidden", "agent-without-video");
}

async function isOpenNow(db: Reader, settings: string, now: number): Promise<boolean> {
  const { hours } = QueueSettings.parse(JSON.parse(settings));
  if (hours === null) return true;
  const row = await db.selectFrom("hours").select("body").where("id", "=", hours).executeTakeFirst();
  return !row || isOpen(Hours.parse(JSON.parse(row.body)), now);
}

/** A running call goes to no queue in which there is no video (features 000-03). */
async function refuseWithoutVideo(db: Reader, queue: QueueId): Promise<void> {
  const { video } = await db.selectFrom("queue").select("video").where("id", "=", queue).executeTakeFirstOrThrow();
  if (video !== 1) throw refuse("forbidden", "queue-without-video");
}

async function priorityOf(db: Reader, queue: QueueId): Promise<number> {
  const { settings } = await db
    .selectFrom("queue")
    .select("settings")
    .where("id", "=", queue)
    .executeTakeFirstOrThrow();
  return QueueSettings.parse(JSON.parse(settings)).priority;
}
