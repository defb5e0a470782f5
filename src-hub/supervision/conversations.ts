import type { MessageId } from "../../src-shared/chat/model.ts";
import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { supervisionAsks } from "../../src-shared/supervision/agent-asks.ts";
import { addMessage } from "../chat/rows.ts";
import { endConversation } from "../conversations/ending.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { backToFront } from "../queues/back-to-front.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { closeWrapUp } from "../wrap-up/close.ts";
import { draftOf } from "../wrap-up/rows.ts";
import type { InputOf } from "./asked.ts";
import { outdated, writeAudit } from "./audit.ts";
import { tellAgent } from "./tell.ts";

type Parts = Pick<HubParts, "store" | "legQuality">;

/** Ends what somebody waits for or has, with a last word to the visitor in the supervisor's name. */
export async function closeForVisitor(
  tx: Tx,
  { store: { machine }, legQuality }: Parts,
  by: Account,
  row: ConversationRow,
  text: string,
): Promise<void> {
  if (text !== "")
    await addMessage(
      tx,
      row.id,
      { id: uuid7(machine) as MessageId, from: { kind: "agent", name: by.name }, text },
      by.id,
    );
  await endConversation(tx, row, "hub", legQuality);
}

/** Takes a stuck conversation from its agent. */
export async function freeConversation(
  tx: Tx,
  parts: Parts,
  by: Account,
  { conversation, to, text, expected, reason }: InputOf<typeof supervisionAsks, "conversation.free">,
): Promise<void> {
  const { machine } = parts.store;
  const target = `conversation:${conversation}`;
  const row = await conversationRow(tx.db, conversation);
  if (!row || row.state === "closed") throw refuse("gone", "conversation-ended");
  if (row.agent !== expected.agent || row.state !== expected.state) throw await outdated(tx.db, target);
  // The visitor of one that is wrapped up has gone: there is nobody to wait.
  if (to === "queue" && row.state !== "active") throw refuse("invalid", "conversation-ended");
  if (to === "queue") await backToFront(tx, machine, row);
  else {
    if (row.state === "active") await closeForVisitor(tx, parts, by, row, text);
    await closeWrapUp(tx, conversation, draftOf(row) ?? { outcome: null, note: "", values: {} });
  }
  const act = to === "queue" ? "conversation.requeue" : "conversation.close";
  const before = { agent: row.agent, state: row.state };
  const after = { agent: to === "queue" ? null : row.agent, state: to === "queue" ? "waiting" : "closed" };
  await writeAudit(tx, machine, by, { act, target, reason, before, after });
  tellAgent(tx, by, expected.agent, { act, values: { visitor: row.visitor_name }, reason });
}
