import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { WaitingVisitor } from "../../src-shared/queues/waiting.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { accountOf } from "../accounts/rows.ts";
import type { Reader } from "../store/transact.ts";
import { isForHim, keptFor, mayPull, ringsAt } from "./pull.ts";
import { firstText } from "./rows.ts";

/** So many are shown; of the others only their number. */
const shown = 50;

/** Who waits in a queue as an agent may see it who wants to take one, in `order`, which is the matcher's. */
export async function lookInto(
  db: Reader,
  agent: AccountId,
  queue: QueueId,
  order: readonly WaitId[],
  now: number,
): Promise<{ waiting: WaitingVisitor[]; more: number }> {
  await mayPull(db, agent, queue);
  const some = order.slice(0, shown);
  const waiting: WaitingVisitor[] = [];
  for (const wait of some) {
    const one = await waitingVisitor(db, agent, wait, now);
    if (one) waiting.push(one);
  }
  return { waiting, more: order.length - some.length };
}

async function waitingVisitor(
  db: Reader,
  agent: AccountId,
  wait: WaitId,
  now: number,
): Promise<WaitingVisitor | undefined> {
  const row = await db
    .selectFrom("wait")
    .innerJoin("conversation", "conversation.id", "wait.conversation")
    .selectAll("wait")
    .select(["visitor_name", "language", "page_url", "page_title"])
    .where("wait.id", "=", wait)
    .where("wait.state", "in", ["waiting", "offered"])
    .executeTakeFirst();
  if (!row || !(await isForHim(db, agent, row))) return undefined;
  const ringing = await ringsAt(db, wait);
  return {
    wait,
    visitor: row.visitor_name,
    waitingSince: row.since,
    channel: row.channel,
    language: row.language,
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? "" },
    firstText: await firstText(db, row.conversation),
    priority: row.priority,
    kind: row.kind,
    ringsAt: ringing ? (await accountOf(db, ringing.agent)).name : null,
    keptFor: await keptFor(db, row, agent, now),
  };
}
