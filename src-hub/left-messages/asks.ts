import type { Account } from "../../src-shared/accounts/model.ts";
import { availabilityBy } from "../../src-shared/availability/model.ts";
import type { FilledField } from "../../src-shared/conversations/model.ts";
import type { leftMessageAsks, leftMessageVisitorAsks } from "../../src-shared/left-messages/asks.ts";
import type { LeftMessage, LeftMessageId } from "../../src-shared/left-messages/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { endConversation } from "../conversations/ending.ts";
import { newestOf } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { checkedFields } from "../sites/filled.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { tellOutside } from "../webhooks/outbox.ts";

/** So many may one visitor leave within an hour. */
const mostAnHour = 5;
const pageSize = 100;

export function leftMessageVisitorHandlers(
  visitor: Visitor,
  change: Change,
  hub: Pick<HubParts, "store" | "availability" | "legQuality" | "fronts">,
): HandlersOf<typeof leftMessageVisitorAsks> {
  return {
    "message.leave": (input, call) =>
      change(call, input, async (tx) => {
        const row = await newestOf(tx.db, visitor.id);
        const waits = row && (row.state === "waiting" || row.state === "offered") ? row : undefined;
        const { form } = availabilityBy(hub.availability.now(visitor.site.id), input.button);
        if (!form && waits?.form_offered !== 1) throw refuse("forbidden", "message-not-taken");
        if ((await leftSince(tx, visitor, tx.now - 3_600_000)) >= mostAnHour)
          throw refuse("too-fast", "messages-too-many", { retryAfter: 3_600_000 });
        const filled = checkedFields(hub.fronts.now(visitor.site.id)?.body.offline ?? [], input.fields ?? {});
        const id = uuid7(hub.store.machine);
        const queue = waits?.queue ?? visitor.site.queue;
        await tx.db
          .insertInto("left_message")
          .values({
            id,
            site: visitor.site.id,
            queue,
            name: input.name || (row?.visitor_name ?? ""),
            reply_to: input.replyTo,
            text: input.text,
            at: tx.now,
            done_at: null,
            done_by: null,
            visitor: visitor.id,
            filled: filled.length > 0 ? JSON.stringify(filled) : null,
          })
          .execute();
        await tellOutside(tx, {
          id: `evt_${id}`,
          type: "message.left",
          data: { message: id, site: visitor.site.id, queue },
        });
        // Who leaves a message waits no longer: he would be offered to somebody, and not be there.
        if (waits) await endConversation(tx, waits, "visitor", hub.legQuality);
        return {};
      }),
  };
}

async function leftSince(tx: Tx, { id }: Visitor, since: number): Promise<number> {
  const { left } = await tx.db
    .selectFrom("left_message")
    .select(({ fn }) => fn.countAll<number>().as("left"))
    .where("visitor", "=", id)
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return left;
}

export function leftMessageHandlers(
  agent: Account,
  change: Change,
  { store }: Pick<HubParts, "store">,
): HandlersOf<typeof leftMessageAsks> {
  return {
    "leftMessages.read": ({ before = Infinity, done = false }) =>
      store.snapshot(async (db) => ({ messages: await messagesIn(db, before, done), open: await openIn(db) })),
    "leftMessages.done": (input, call) =>
      change(call, input, async (tx) => {
        const seen = await tx.db
          .updateTable("left_message")
          .set({ done_at: tx.now, done_by: agent.id })
          .where("id", "=", input.message)
          .where("done_at", "is", null)
          .executeTakeFirst();
        if (seen.numUpdatedRows === 0n) throw refuse("gone", "message-done");
        return {};
      }),
  };
}

async function openIn(db: Reader): Promise<number> {
  const { open } = await db
    .selectFrom("left_message")
    .select(({ fn }) => fn.countAll<number>().as("open"))
    .where("done_at", "is", null)
    .executeTakeFirstOrThrow();
  return open;
}

async function messagesIn(db: Reader, before: number, done: boolean): Promise<LeftMessage[]> {
  const rows = await db
    .selectFrom("left_message")
    .leftJoin("site", "site.id", "left_message.site")
    .leftJoin("queue", "queue.id", "left_message.queue")
    .leftJoin("account", "account.id", "left_message.done_by")
    .selectAll("left_message")
    .select(["site.name as site_name", "queue.name as queue_name", "account.name as done_name", "account.role"])
    .where("left_message.done_at", done ? "is not" : "is", null)
    .where("left_message.at", "<", Math.min(before, Number.MAX_SAFE_INTEGER))
    .orderBy("left_message.at", "desc")
    .limit(pageSize)
    .execute();
  return rows.map((row) => ({
    id: row.id as LeftMessageId,
    site: row.site_name ?? "",
    queue: row.queue === null ? null : { id: row.queue, name: row.queue_name ?? "" },
    name: row.name,
    replyTo: row.reply_to,
    text: row.text,
    ...(row.filled === null ? {} : { fields: JSON.parse(row.filled) as FilledField[] }),
    at: row.at,
    done:
      row.done_by === null || row.done_at === null || row.role === null
        ? null
        : { by: { id: row.done_by, name: row.done_name ?? "", role: row.role }, at: row.done_at },
  }));
}
