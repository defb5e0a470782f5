import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { endConversation } from "../../src-hub/conversations/ending.ts";
import { conversationRow } from "../../src-hub/conversations/rows.ts";
import { ensurePresence, setPresence } from "../../src-hub/presence/rows.ts";
import { acceptOffer, declineOffer, expireOffers } from "../../src-hub/queues/offers.ts";
import { pullWait } from "../../src-hub/queues/pull.ts";
import { withdrawOffersOf } from "../../src-hub/queues/withdraw.ts";
import { type Chance, chanceOf } from "../../src-hub/routing/replay/chance.ts";
import { type Router, startRouter } from "../../src-hub/routing/router.ts";
import { openStore, type Store } from "../../src-hub/store/open.ts";
import type { Tx } from "../../src-hub/store/transact.ts";
import { startTransfer } from "../../src-hub/transfers/asking.ts";
import { cancelTransfer } from "../../src-hub/transfers/cancelling.ts";
import { closeWrapUp } from "../../src-hub/wrap-up/close.ts";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { arrives } from "./arrives.ts";

export interface RaceReport {
  readonly rounds: number;
  /** How often each of those who raced won. */
  readonly won: Readonly<Record<string, number>>;
}

type Racer = readonly [name: string, run: (tx: Tx) => Promise<unknown>];

/**
 * So many times: a visitor is offered to an agent, and accepting (twice), declining, the end of its time, two colleagues who
 * take him, the loss of the desk and the visitor's leaving come in random order; then his conversation is handed on, and
 * that is raced for as well. The real store and matcher, no sockets. Throws when anybody but one ever owns it.
 */
export async function race(rounds: number, seed: number): Promise<RaceReport> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-races-"));
  const store = await openStore(join(folder, "hub.sqlite"), nodeMachine());
  const defects: unknown[] = [];
  try {
    const { agents, queue } = await fill(store);
    const router = await startRouter({
      store,
      settings: { offerFor: 60_000, capacity: 1 },
      log: { defect: (error) => void defects.push(error) },
    });
    const won: Record<string, number> = {};
    const chance = chanceOf(seed);
    for (let round = 0; round < rounds; round++) {
      await oneRound({ store, router, agents, queue, chance, won });
      if (defects.length > 0) throw defects[0];
    }
    router.stop();
    await router.settled();
    return { rounds, won };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

interface Ring {
  readonly store: Store;
  readonly router: Router;
  readonly agents: readonly Account[];
  readonly queue: QueueId;
  readonly chance: Chance;
  readonly won: Record<string, number>;
}

async function oneRound(ring: Ring): Promise<void> {
  const { store, router, agents, queue, chance } = ring;
  const { machine, transact } = store;
  const conversation = await transact((tx) => arrives(tx, store, queue));
  await router.settled();
  const offer = await store.read
    .selectFrom("offer")
    .selectAll()
    .where("conversation", "=", conversation)
    .where("state", "=", "pending")
    .executeTakeFirstOrThrow();
  const asked = agents.find(({ id }) => id === offer.agent)!;
  const others = agents.filter((one) => one !== asked);
  const taken = await raced(ring, [
    ["accepts", (tx) => acceptOffer(tx, asked, offer.id)],
    ["accepts", (tx) => acceptOffer(tx, asked, offer.id)],
    ["declines", (tx) => declineOffer(tx, asked, offer.id)],
    ...others.map((other): Racer => ["takes", (tx) => pullWait(tx, machine, other, offer.wait!)]),
    ...(chance() < 0.3 ? [["is lost", (tx: Tx) => withdrawOffersOf(tx, asked.id)] as const] : []),
    ...(chance() < 0.3 ? [["leaves", (tx: Tx) => leaves(tx, conversation)] as const] : []),
  ]);
  const owners = taken.filter((name) => name === "accepts" || name === "takes").length;
  const row = (await conversationRow(store.read, conversation))!;
  if (owners > 1) throw new Error(`${owners} owners: ${taken.join(", ")}`);
  if ((row.agent !== null) !== (owners === 1)) throw new Error(`owner ${row.agent} after ${taken.join(", ")}`);
  if (row.state === "active") await handedOn(ring, conversation, row.agent!, asked.id);
  await clean(ring, conversation);
}

/** The owner asks a colleague to take it; whatever races with that, one of the two has it. */
async function handedOn(ring: Ring, conversation: ConversationId, owner: AccountId, asked: AccountId): Promise<void> {
  const { store, router, agents, chance } = ring;
  const { machine, transact } = store;
  const by = agents.find(({ id }) => id === owner)!;
  // Who has just declined it is not asked again so soon.
  const to = agents.find(({ id }) => id !== owner && id !== asked)!;
  await transact((tx) => setPresence(tx, to.id, "available"));
  await transact(async (tx) =>
    startTransfer(tx, machine, (await conversationRow(tx.db, conversation))!, by, {
      kind: "transfer",
      to: { kind: "agent", agent: to.id },
      note: "",
    }),
  );
  await router.settled();
  const offer = await store.read
    .selectFrom("offer")
    .selectAll()
    .where("conversation", "=", conversation)
    .where("state", "=", "pending")
    .executeTakeFirst();
  if (!offer) throw new Error("a transfer to somebody who is free was not offered to him");
  const results = await raced(ring, [
    ["is handed it", (tx) => acceptOffer(tx, to, offer.id)],
    ["is handed it", (tx) => acceptOffer(tx, to, offer.id)],
    ["refuses it", (tx) => declineOffer(tx, to, offer.id)],
    ["takes it back", (tx) => cancelTransfer(tx, conversation, "agent")],
    ...(chance() < 0.3 ? [["leaves", (tx: Tx) => leaves(tx, conversation)] as const] : []),
  ]);
  const row = (await conversationRow(store.read, conversation))!;
  const handed = results.filter((name) => name === "is handed it").length;
  if (handed > 1) throw new Error(`handed on ${handed} times: ${results.join(", ")}`);
  if (row.agent !== (handed === 1 ? to.id : owner)) throw new Error(`owner ${row.agent} after ${results.join(", ")}`);
}

/** Gives them to the store in random order, all at once; answers who was let. A sweep runs among them. */
async function raced({ store, chance, won }: Ring, racers: readonly Racer[]): Promise<string[]> {
  const order = racers
    .map((racer) => ({ racer, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ racer }) => racer);
  const sweeps = chance() < 0.3 ? expireOffers(store.read, store.transact, store.machine.now() + 120_000) : undefined;
  const results = await Promise.all(
    order.map(async ([name, run]) => {
      try {
        const done = await store.transact(run);
        return done === false ? null : name;
      } catch (error) {
        const { code } = faultOf(error);
        if (code === "internal") throw error;
        return null;
      }
    }),
  );
  await sweeps;
  const let_ = results.filter((name) => name !== null);
  for (const name of let_) won[name] = (won[name] ?? 0) + 1;
  return let_;
}

async function leaves(tx: Tx, conversation: ConversationId): Promise<void> {
  await endConversation(tx, (await conversationRow(tx.db, conversation))!, "visitor", () => null);
}

/** Everybody is free and Available again. */
async function clean({ store, router, agents }: Ring, conversation: ConversationId): Promise<void> {
  await store.transact(async (tx) => {
    const row = (await conversationRow(tx.db, conversation))!;
    if (row.state === "active" || row.state === "waiting" || row.state === "offered") await leaves(tx, conversation);
    await closeWrapUp(tx, conversation, { outcome: null, note: "", values: {} });
    for (const { id } of agents) await setPresence(tx, id, "available");
  });
  await router.settled();
  const loads = await store.read.selectFrom("presence").select(["load_chat", "ringing"]).execute();
  if (loads.some(({ load_chat, ringing }) => load_chat !== 0 || ringing !== 0))
    throw new Error(`places are taken by nothing: ${JSON.stringify(loads)}`);
}

async function fill({ transact, machine }: Store): Promise<{ agents: Account[]; queue: QueueId }> {
  return transact(async (tx) => {
    const queue = uuid7(machine) as QueueId;
    await tx.db.insertInto("queue").values({ id: queue, name: "Sales", closed: null }).execute();
    const agents: Account[] = [];
    for (const name of ["Anna", "Jonas", "Eva"]) {
      const account = { id: uuid7(machine) as AccountId, name, role: "agent" as const };
      agents.push(account);
      await tx.db
        .insertInto("account")
        .values({ ...account, password: "", v: 1, created_at: tx.now })
        .execute();
      await ensurePresence(tx, account.id, 1);
    }
    return { agents, queue };
  });
}
