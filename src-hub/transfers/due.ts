import { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { accountOf } from "../accounts/rows.ts";
import { addresses } from "../bus.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { Store } from "../store/open.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { openLegs } from "../video/legs.ts";
import { openCall } from "../video/rows.ts";
import { refuseTransfer } from "./cancelling.ts";
import { livePart, type LivePart } from "./live-parts.ts";
import { resumeDue } from "./park.ts";
import { leavePart } from "./parts.ts";
import { liveTransfer } from "./rows.ts";
import { connected, connectWithin, lookedAfter, notConnected } from "./taken.ts";

/** What becomes of transfers, parts and parked conversations by the mere passing of time, or because a desk is lost. */
export async function sweepTransfers({ read, transact, machine, bus }: Store): Promise<void> {
  await refuseLost(read, transact);
  for (const part of await duties(read)) {
    if (part.kind === "taking" && isAt(part.since + connectWithin, machine))
      await lookInto(read, part, (room) => bus.publish(addresses.looks, { room }));
    await transact((tx) => settlePart(tx, part));
  }
  await resumeDue(read, transact, machine);
}

/** One agent alone was asked, and he is not there any more. */
async function refuseLost(read: Reader, transact: Store["transact"]): Promise<void> {
  const waits = await read
    .selectFrom("wait")
    .innerJoin("presence", "presence.account", "wait.only_agent")
    .select(["wait.conversation", "wait.only_agent"])
    .where("wait.state", "in", ["waiting", "offered"])
    .where("wait.only_agent", "is not", null)
    .where("wait.kind", "in", ["transfer", "consult"])
    .where((eb) => eb.or([eb("presence.here", "=", 0), eb("presence.state", "=", "offline")]))
    .execute();
  for (const { conversation, only_agent } of waits)
    await transact(async (tx) => {
      const wait = await liveTransfer(tx.db, conversation);
      if (!wait || only_agent === null || wait.only_agent !== only_agent) return;
      const { here, state } = await tx.db
        .selectFrom("presence")
        .select(["here", "state"])
        .where("account", "=", only_agent)
        .executeTakeFirstOrThrow();
      if (here === 1 && state !== "offline") return;
      await refuseTransfer(tx, wait, await accountOf(tx.db, only_agent), "lost");
    });
}

/** Those of whom something may be due: who takes a conversation over, and whose desk is lost. */
function duties(read: Reader): Promise<LivePart[]> {
  return read
    .selectFrom("part")
    .innerJoin("presence", "presence.account", "part.account")
    .selectAll("part")
    .where("part.until", "is", null)
    .where((eb) => eb.or([eb("part.kind", "=", "taking"), eb("presence.here", "=", 0)]))
    .execute() as Promise<LivePart[]>;
}

/** In the one turn of the sweep that comes first after that moment. */
function isAt(moment: number, machine: Machine): boolean {
  return machine.now() >= moment && machine.now() < moment + 1_000;
}

async function lookInto(read: Reader, { conversation }: LivePart, look: (room: string) => void): Promise<void> {
  const call = await openCall(read, conversation);
  if (call) look(call.room);
}

async function settlePart(tx: Tx, seen: LivePart): Promise<void> {
  const part = await livePart(tx.db, seen.conversation, seen.account);
  if (!part || part.since !== seen.since) return;
  const { here, lost_at } = await tx.db
    .selectFrom("presence")
    .select(["here", "lost_at"])
    .where("account", "=", part.account)
    .executeTakeFirstOrThrow();
  const call = await openCall(tx.db, part.conversation);
  if (part.kind !== "taking") {
    if (here === 0 && (lost_at ?? 0) + (await graceOf(tx, part, call !== undefined)) <= tx.now)
      await leavePart(tx, part, "hub");
    return;
  }
  if (here === 0) return notConnected(tx, part, "lost");
  if (!call) return connected(tx, part);
  if (tx.now < part.since + connectWithin + lookedAfter) return;
  // Nobody would be with the visitor but for him who has taken it: so it is his. Else it stays where it is.
  const owner = (await conversationRow(tx.db, part.conversation))?.agent;
  const ownerIsThere = (await openLegs(tx.db, call.id)).some((leg) => leg.account === owner);
  await (ownerIsThere ? notConnected(tx, part, "not-connected") : connected(tx, part));
}

/** As long as its owner would be given to come back. */
async function graceOf(tx: Tx, { conversation }: LivePart, isCall: boolean): Promise<number> {
  const { settings } = await tx.db
    .selectFrom("conversation")
    .innerJoin("queue", "queue.id", "conversation.queue")
    .select("queue.settings")
    .where("conversation.id", "=", conversation)
    .executeTakeFirstOrThrow();
  const { grace } = QueueSettings.parse(JSON.parse(settings));
  return 1000 * (isCall ? grace.call : grace.chat);
}
