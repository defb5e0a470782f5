import type { Account } from "../../src-shared/accounts/model.ts";
import type { chatAsks } from "../../src-shared/chat/asks.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import { ofStaff, ofVisitor } from "../conversations/rows.ts";
import { draftSent } from "../drafts/rows.ts";
import { tellOfferFor } from "../queues/tell.ts";
import { attach } from "../uploads/attach.ts";
import { resume } from "../transfers/park.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import type { Store } from "../store/open.ts";
import { amendHandlers } from "./amend.ts";
import { markHandlers } from "./marks.ts";
import { addMessage, refuseForeignReply } from "./rows.ts";
import type { Writer } from "./writer.ts";

type Ports = Pick<Store, "read" | "transact" | "bus" | "machine">;

export function agentChat({ id, name }: Account, change: Change, ports: Ports): HandlersOf<typeof chatAsks> {
  // Who was called in for advice has notes: the visitor knows nothing of him.
  const find: Writer["find"] = (db, conversation) => ofStaff(db, id, conversation, ["conference"]);
  return chatHandlers(
    {
      side: "agent",
      id,
      find,
      author: () => ({ kind: "agent", name }),
      wakes: false,
      wrote: (tx, row, text) => draftSent(tx, id, row.id, "message", text),
    },
    change,
    ports,
  );
}

/** `botHears`: what a visitor writes while a bot has his conversation. */
export function visitorChat(
  { id }: Visitor,
  change: Change,
  ports: Ports,
  botHears: Writer["wrote"],
): HandlersOf<typeof chatAsks> {
  const find: Writer["find"] = (db, conversation) => ofVisitor(db, id, conversation);
  const author: Writer["author"] = (row) => ({ kind: "visitor", name: row.visitor_name });
  const wrote: Writer["wrote"] = async (tx, row, text) => {
    if (row.bot !== null && row.agent === null) await botHears(tx, row, text);
  };
  return chatHandlers({ side: "visitor", id, find, author, wakes: true, wrote }, change, ports);
}

/** The same for both sides; they differ only in whose conversations they may write to. */
function chatHandlers(writer: Writer, change: Change, ports: Ports): HandlersOf<typeof chatAsks> {
  return {
    ...markHandlers(writer, ports),
    ...amendHandlers(writer, change),
    "chat.send": (input, call) =>
      change(call, input, async (tx) => {
        const row = await writer.find(tx.db, input.conversation);
        if (row.ended_at !== null) throw refuse("gone", "conversation-ended");
        const { id, text, replyTo, uploads } = input;
        await refuseForeignReply(tx.db, row.id, replyTo);
        const files = await attach(tx, writer, { purpose: "message", id, conversation: row.id }, uploads);
        const placed = await addMessage(
          tx,
          row.id,
          { id, text, from: writer.author(row), replyTo, ...files },
          writer.id,
        );
        if (writer.wakes && row.parked_at !== null) await resume(tx, ports.machine, row, "visitor");
        // The card that rings shows the visitor's first words; they may come while it rings, also for a transfer.
        await tellOfferFor(tx, row.id);
        await writer.wrote(tx, row, input.text);
        return placed;
      }),
    "chat.typing": async ({ conversation }) => {
      const row = await writer.find(ports.read, conversation);
      if (row.ended_at === null)
        ports.bus.publish(addresses.log(logOf(row.id, "public")), {
          event: { type: "chat.typing", conversation, from: writer.author(row) },
        });
      return {};
    },
  };
}
