import { ClosedByHand, QueueSettings } from "../../src-shared/queues/settings.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { PerChannel } from "../../src-shared/routing/channel.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { agentStateOf } from "../presence/settle.ts";
import { waitInput } from "../queues/waits.ts";
import { forAsLong } from "../queues/withdraw.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { hear } from "./hear.ts";
import type { AgentInput, QueueInput, RoutingInput, WaitInput } from "./inputs.ts";

/** How many of each an agent has at once when nothing else is said of him. */
export const houseCapacity = (chats: number): PerChannel => ({ chat: chats, video: 1, "co-browse": 1 });

/** All that the matcher must know, read at one moment. */
export async function snapshotOf(db: Reader, now: number, house: PerChannel): Promise<RoutingInput> {
  const states = await db.selectFrom("presence").selectAll().orderBy("account").execute();
  const queues = await queueInputs(db);
  const waits: WaitInput[] = [];
  for (const { id } of queues) waits.push(...(await waitsIn(db, id)));
  const exclusions = await db.selectFrom("exclusion").selectAll().where("until", ">", now).execute();
  return {
    kind: "snapshot",
    queues,
    agents: await agentInputs(db, house),
    states: states.map(agentStateOf),
    waits,
    exclusions: exclusions.map(({ until, ...one }) => ({ ...one, until: until === forAsLong ? null : until })),
  };
}

/** Queue by queue: so each is found by the index of those who wait, whatever the table has grown to. */
async function waitsIn(db: Reader, queue: QueueId): Promise<WaitInput[]> {
  const rows = await db
    .selectFrom("wait")
    .selectAll()
    .where("queue", "=", queue)
    .where("state", "in", ["waiting", "offered"])
    .orderBy("since")
    .orderBy("id")
    .execute();
  return rows.map(waitInput);
}

export async function queueInputs(db: Reader, only?: QueueId): Promise<QueueInput[]> {
  let rows = db.selectFrom("queue").selectAll().where("removed", "=", 0).orderBy("id");
  if (only !== undefined) rows = rows.where("id", "=", only);
  return (await rows.execute()).map(({ id, name, settings, closed }) => ({
    id,
    name,
    settings: QueueSettings.parse(JSON.parse(settings)),
    closed: closed === null ? null : ClosedByHand.parse(JSON.parse(closed)),
  }));
}

const nowhere: PerChannel = { chat: 0, video: 0, "co-browse": 0 };

async function agentInputs(db: Reader, house: PerChannel, only?: AccountId): Promise<AgentInput[]> {
  let rows = db.selectFrom("account").select(["id", "name", "routing", "video", "chats", "active"]).orderBy("id");
  if (only !== undefined) rows = rows.where("id", "=", only);
  return (await rows.execute()).map(({ id, name, routing: written, video, chats, active }) => {
    const routing = AgentRouting.parse(JSON.parse(written));
    const places = chats === 1 && active === 1 ? (routing.capacity ?? house) : nowhere;
    // Who may not be in video calls (features 001-04) has no place for one, and who may not answer has none at all.
    return { id, name, routing, capacity: video === 1 ? places : { ...places, video: 0 } };
  });
}

/** A queue's settings were changed: the matcher hears the whole of it. */
export async function hearQueue(tx: Tx, queue: QueueId): Promise<void> {
  for (const input of await queueInputs(tx.db, queue)) await hear(tx, { kind: "queue", queue: input });
}

/** An account's routing was changed: the matcher hears it, and its places stand where offers are decided. */
export async function hearAgent(tx: Tx, account: AccountId, house: PerChannel): Promise<void> {
  for (const agent of await agentInputs(tx.db, house, account)) {
    await keepCapacity(tx, agent);
    await hear(tx, { kind: "agent", agent });
  }
}

/** What the hub's settings and the accounts say now stands in every agent's row. */
export async function keepCapacities(tx: Tx, house: PerChannel): Promise<void> {
  for (const agent of await agentInputs(tx.db, house)) await keepCapacity(tx, agent);
}

async function keepCapacity(tx: Tx, { id, routing, capacity }: AgentInput): Promise<void> {
  await tx.db
    .updateTable("presence")
    .set({
      cap_chat: capacity.chat,
      cap_video: capacity.video,
      cap_cobrowse: capacity["co-browse"],
      interruptible: routing.interruptible ? 1 : 0,
    })
    .where("account", "=", id)
    .execute();
}
