import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { transferAsks } from "../../src-shared/transfers/agent-asks.ts";
import { accountOf } from "../accounts/rows.ts";
import { ofAgent, ofStaff } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { startTransfer } from "./asking.ts";
import { cancelTransfer } from "./cancelling.ts";
import { joinConsult } from "./consult-room.ts";
import { hold, unhold } from "./hold.ts";
import { livePart, liveParts, type LivePart } from "./live-parts.ts";
import { moveTo } from "./moving.ts";
import { park, resume } from "./park.ts";
import { comeIn, leavePart } from "./parts.ts";
import { liveTransfer } from "./rows.ts";
import { notConnected } from "./taken.ts";

type Input = { readonly conversation: ConversationId };

export function transferHandlers(
  agent: Account,
  change: Change,
  { store, rooms }: Pick<HubParts, "store" | "rooms">,
): HandlersOf<typeof transferAsks> {
  const { machine, read } = store;
  /** An ask of the owner's about his live conversation. */
  const owner =
    <I extends Input>(work: (tx: Tx, row: ConversationRow, input: I) => Promise<unknown>) =>
    (input: I, call: Parameters<Change>[0]) =>
      change(call, input, async (tx) => {
        const row = await ofAgent(tx.db, agent.id, input.conversation);
        if (row.state !== "active") throw refuse("gone", "conversation-ended");
        await work(tx, row, input);
        return {};
      });
  return {
    "transfer.start": owner((tx, row, { to, note }) =>
      startTransfer(tx, machine, row, agent, { kind: "transfer", to, note }),
    ),
    "transfer.cancel": owner(cancel),
    "consult.start": owner((tx, row, { to, note }) =>
      startTransfer(tx, machine, row, agent, { kind: "consult", to, note }),
    ),
    "consult.end": owner(async (tx, row) => {
      const part = await consultIn(tx, row);
      if (part) return leavePart(tx, part, "owner");
      if ((await liveTransfer(tx.db, row.id))?.kind !== "consult") throw refuse("gone", "consult-over");
      return cancelTransfer(tx, row.id, "agent");
    }),
    "consult.join": ({ conversation }) => joinConsult({ read, rooms }, agent, conversation),
    "conference.start": owner(async (tx, row) => {
      const part = await consultIn(tx, row);
      if (!part) throw refuse("gone", "consult-over");
      await comeIn(tx, part);
    }),
    "part.leave": (input, call) =>
      change(call, input, async (tx) => {
        const row = await ofStaff(tx.db, agent.id, input.conversation);
        const part = await livePart(tx.db, row.id, agent.id);
        if (!part) throw refuse("forbidden", "owner-stays");
        await (part.kind === "taking" ? notConnected(tx, part, "declined") : leavePart(tx, part, "self"));
        return {};
      }),
    "part.remove": owner(async (tx, row, input: Input & { agent: AccountId }) => {
      const part = await livePart(tx.db, row.id, input.agent);
      if (!part) throw refuse("gone", "part-gone");
      if (part.kind === "taking") throw refuse("conflict", "transfer-taken");
      await leavePart(tx, part, "owner");
    }),
    "owner.handOver": owner(handOver),
    "conversation.hold": owner(async (tx, row, { on }) => {
      await (on ? hold(tx, row.id) : unhold(tx, row.id));
    }),
    "conversation.park": owner((tx, row, { until }) => park(tx, row, until)),
    "conversation.resume": owner(async (tx, row) => {
      if (!(await resume(tx, machine, row, "agent"))) throw refuse("gone", "not-parked");
    }),
  };
}

async function cancel(tx: Tx, row: ConversationRow): Promise<void> {
  if (await cancelTransfer(tx, row.id, "agent")) return;
  const taking = (await liveParts(tx.db, row.id)).some(({ kind }) => kind === "taking");
  throw taking ? refuse("conflict", "transfer-taken") : refuse("gone", "transfer-gone");
}

async function consultIn(tx: Tx, row: ConversationRow): Promise<LivePart | undefined> {
  return (await liveParts(tx.db, row.id)).find(({ kind }) => kind === "consult");
}

async function handOver(
  tx: Tx,
  row: ConversationRow,
  { agent, stay }: Input & { agent: AccountId; stay: boolean },
): Promise<void> {
  const part = await livePart(tx.db, row.id, agent);
  if (!part) throw refuse("gone", "part-gone");
  if (part.kind === "taking") throw refuse("conflict", "transfer-taken");
  const there = await tx.db
    .selectFrom("presence")
    .select("account")
    .where("account", "=", agent)
    .where("here", "=", 1)
    .executeTakeFirst();
  if (!there) throw refuse("unavailable", "agent-not-here");
  const how = part.kind === "consult" ? "warm" : "conference";
  await moveTo(tx, row, await accountOf(tx.db, agent), { how, stays: stay });
}
