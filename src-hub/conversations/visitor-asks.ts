import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { conversationVisitorAsks } from "../../src-shared/conversations/visitor-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { addresses } from "../bus.ts";
import { addMessage } from "../chat/rows.ts";
import type { HubParts } from "../ports.ts";
import { enterQueue } from "../queues/waits.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import { appendPublic } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";
import { endConversation } from "./ending.ts";
import { publicPage } from "./pages.ts";
import { conversationRow, newestOf, ofVisitor } from "./rows.ts";

export function conversationVisitorHandlers(
  visitor: Visitor,
  change: Change,
  { legQuality, store }: Pick<HubParts, "legQuality" | "store">,
): HandlersOf<typeof conversationVisitorAsks> {
  return {
    "conversation.start": (input, call) =>
      change(call, input, async (tx) => {
        await start(tx, visitor, input, store.machine);
        return {};
      }),
    "conversation.end": (input, call) =>
      change(call, input, async (tx) => {
        await endConversation(tx, await ofVisitor(tx.db, visitor.id, input.conversation), "visitor", legQuality);
        return {};
      }),
  };
}

type Start = Parameters<HandlersOf<typeof conversationVisitorAsks>["conversation.start"]>[0];

async function start(tx: Tx, visitor: Visitor, input: Start, machine: Machine): Promise<void> {
  const { conversation, page, message } = input;
  const before = await newestOf(tx.db, visitor.id);
  if (before && (before.state === "waiting" || before.state === "offered" || before.state === "active"))
    throw refuse("conflict", "conversation-open");
  if (await conversationRow(tx.db, conversation)) throw refuse("conflict", "id-taken");
  const { site } = visitor;
  const queue = await tx.db
    .selectFrom("queue")
    .select(["id", "name"])
    .where("id", "=", site.queue)
    .executeTakeFirstOrThrow();
  // A visitor who gives no name this time is still the one who gave it last time.
  const name = input.name || before?.visitor_name || "";
  await tx.db
    .insertInto("conversation")
    .values({
      id: conversation,
      visitor: visitor.id,
      visitor_name: name,
      site: site.id,
      site_name: site.name,
      queue: queue.id,
      state: "waiting",
      agent: null,
      waiting_since: tx.now,
      started_at: tx.now,
      accepted_at: null,
      ended_at: null,
      ended_by: null,
      closed_at: null,
      page_url: page?.url ?? null,
      page_title: page?.title ?? null,
      previous: before?.id ?? null,
      outcome: null,
      note: "",
      button: input.button ?? null,
      rules: null,
      language: null,
      grp: null,
      bot: null,
      wrap_until: null,
      wrap_fields: null,
      wrap_rules: null,
      wrap_draft: null,
      parked_at: null,
      parked_until: null,
      hold_at: null,
      kept_until: null,
    })
    .execute();
  await appendPublic(tx, conversation, {
    type: "conversation.started",
    visitor: { name },
    queue,
    site: site.name,
    page,
    previous: before?.id ?? null,
  });
  if (message) await addMessage(tx, conversation, { ...message, from: { kind: "visitor", name } });
  await tellVisitor(tx, visitor, conversation);
  await enterQueue(tx, machine, {
    conversation,
    kind: "new",
    queue: queue.id,
    grp: null,
    channel: "chat",
    priority: 0,
    since: tx.now,
  });
}

/** All the visitor's pages show the new conversation, not only the one that began it. */
async function tellVisitor(tx: Tx, visitor: Visitor, conversation: ConversationId): Promise<void> {
  const page = await publicPage(tx.db, await ofVisitor(tx.db, visitor.id, conversation));
  tx.tell(addresses.visitor(visitor.id), { event: { type: "conversation.opened", page }, topic: "conversation" });
}
