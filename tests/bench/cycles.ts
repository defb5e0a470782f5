import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { addresses } from "../../src-hub/bus.ts";
import { endConversation } from "../../src-hub/conversations/ending.ts";
import { conversationRow } from "../../src-hub/conversations/rows.ts";
import { acceptOffer } from "../../src-hub/queues/offers.ts";
import { startRouter } from "../../src-hub/routing/router.ts";
import { openStore, type Store } from "../../src-hub/store/open.ts";
import { closeWrapUp } from "../../src-hub/wrap-up/close.ts";
import { type Account, type AccountId } from "../../src-shared/accounts/model.ts";
import type { OfferId, QueueId } from "../../src-shared/queues/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { arrives } from "../support/arrives.ts";
import { benchFolder } from "./hub-process.ts";
import { median, ratioRow, type Row } from "./row.ts";

const agents = 2_000;
const queues = 50;
const cycles = 2_000;
const rounds = 3;
const absoluteGoal = 600;

/**
 * Offer, accept, finish: three transactions on disk for each conversation, with the matcher, the events, the reasons and
 * the rows of the replay; beside the same three transactions in plain SQL that picks the oldest visitor and the longest
 * idle agent, and writes one event each. Cycles a second; higher is better, so the ratio is the peer's divided by ours.
 */
export async function cycleRows(): Promise<Row[]> {
  const taken: Array<{ ours: number; peer: number }> = [];
  for (let round = 0; round < rounds; round++) taken.push({ ours: await ours(), peer: peer() });
  const perCycle = taken.map(({ ours: rate, peer: other }) => ({ ours: 1000 / rate, peer: 1000 / other }));
  const row = ratioRow(`offer + accept + finish, ${agents} agents, ${queues} queues, on disk`, perCycle, {
    unit: "ms a cycle",
    goal: 1 / 0.7,
  });
  const rate = Math.round(median(taken.map((one) => one.ours)));
  const spread = `${row.note}; ${rate} cycles a second (goal ${absoluteGoal})`;
  return [{ ...row, note: spread }];
}

/** Cycles a second of the hub's own parts, in this process. */
async function ours(): Promise<number> {
  const folder = benchFolder();
  const machine = nodeMachine();
  const store = await openStore(join(folder, "hub.sqlite"), machine);
  try {
    await fill(store);
    const names = new Map<string, Account>();
    for (const { id, name } of await store.read.selectFrom("account").select(["id", "name"]).execute())
      names.set(id, { id, name, role: "agent" });
    let finished = 0;
    const all = Promise.withResolvers<void>();
    const quality = () => null;
    const serve = async (account: Account, offer: OfferId): Promise<void> => {
      const conversation = await store.transact((tx) => acceptOffer(tx, account, offer));
      await store.transact(async (tx) => {
        await endConversation(tx, (await conversationRow(tx.db, conversation))!, "agent", quality);
        await closeWrapUp(tx, conversation, { outcome: null, note: "", values: {} });
      });
      if (++finished === cycles) all.resolve();
    };
    for (const account of names.values())
      store.bus.subscribe(addresses.agent(account.id), (news) => {
        if (!("topic" in news) || news.event.type !== "offers.changed") return;
        const [offer] = (news.event as unknown as { offers: Array<{ id: OfferId }> }).offers;
        if (offer) serve(account, offer.id).catch(all.reject);
      });
    const begun = performance.now();
    const router = await startRouter({
      store,
      settings: { offerFor: 60_000, capacity: 1 },
      log: { defect: (error) => all.reject(error) },
    });
    await all.promise;
    const took = performance.now() - begun;
    router.stop();
    await router.settled();
    return (cycles / took) * 1000;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function fill(store: Store): Promise<void> {
  const { transact, machine } = store;
  await transact(async (tx) => {
    const ids: QueueId[] = [];
    for (let index = 0; index < queues; index++) {
      const id = uuid7(machine) as QueueId;
      ids.push(id);
      await tx.db
        .insertInto("queue")
        .values({ id, name: `Queue ${index}`, closed: null })
        .execute();
    }
    for (let index = 0; index < agents; index++) {
      const id = uuid7(machine) as AccountId;
      const routing = JSON.stringify({ queues: [0, 7, 14].map((step) => ({ queue: ids[(index + step) % queues] })) });
      await tx.db
        .insertInto("account")
        .values({ id, name: `Agent ${index}`, role: "agent", password: "", v: 1, created_at: 0, routing })
        .execute();
      await tx.db
        .insertInto("presence")
        .values({
          account: id,
          state: "available",
          since: tx.now,
          here: 1,
          idle_since: index,
          cap_chat: 1,
          code: null,
          next: null,
          unready: null,
          machine: null,
          lost_at: null,
        })
        .execute();
    }
    for (let index = 0; index < cycles; index++) await arrives(tx, store, ids[index % queues]!);
  });
}

/** Cycles a second in plain SQL. */
function peer(): number {
  const folder = benchFolder();
  const db = new Database(join(folder, "plain.sqlite"));
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.exec(`
      create table agent (id integer primary key, state text, load integer, cap integer, idle_since integer) strict;
      create index agent_free on agent (idle_since) where state = 'available' and load = 0;
      create table serves (agent integer, queue integer, primary key (queue, agent)) strict;
      create table contact (id integer primary key, queue integer, state text, since integer, agent integer) strict;
      create index contact_waiting on contact (since) where state = 'waiting';
      create table offer (id integer primary key, contact integer, agent integer, state text, expires_at integer) strict;
      create unique index offer_live on offer (contact) where state = 'pending';
      create table event (contact integer, seq integer, kind text, at integer, primary key (contact, seq)) strict;`);
    db.transaction(() => {
      for (let index = 0; index < agents; index++) {
        db.prepare("insert into agent values (?, 'available', 0, 1, ?)").run(index, index);
        for (const step of [0, 7, 14])
          db.prepare("insert or ignore into serves values (?, ?)").run(index, (index + step) % queues);
      }
      for (let index = 0; index < cycles; index++)
        db.prepare("insert into contact values (?, ?, 'waiting', ?, null)").run(index, index % queues, index);
    })();
    const oldest = db.prepare("select id, queue from contact where state = 'waiting' order by since limit 1");
    const idlest = db.prepare(`select id from agent where state = 'available' and load = 0
      and exists (select 1 from serves where queue = ? and agent = agent.id) order by idle_since limit 1`);
    const load = db.prepare("update agent set load = load + 1 where id = ? and state = 'available' and load < cap");
    const state = db.prepare("update contact set state = ?, agent = ? where id = ? and state = ?");
    const make = db.prepare("insert into offer values (?, ?, ?, 'pending', ?)");
    const accept = db.prepare(
      "update offer set state = 'accepted' where id = ? and state = 'pending' and expires_at > ?",
    );
    const free = db.prepare("update agent set load = load - 1, idle_since = ? where id = ?");
    const event = db.prepare("insert into event values (?, ?, ?, ?)");
    const offered = db.transaction((id: number, now: number) => {
      const contact = oldest.get() as { id: number; queue: number };
      const agent = idlest.get(contact.queue) as { id: number };
      load.run(agent.id);
      state.run("offered", null, contact.id, "waiting");
      make.run(id, contact.id, agent.id, now + 60_000);
      event.run(contact.id, 1, "offered", now);
      return { contact: contact.id, agent: agent.id };
    });
    const accepted = db.transaction((id: number, contact: number, agent: number, now: number) => {
      accept.run(id, now);
      state.run("active", agent, contact, "offered");
      event.run(contact, 2, "accepted", now);
    });
    const done = db.transaction((contact: number, agent: number, now: number) => {
      state.run("done", agent, contact, "active");
      free.run(now, agent);
      event.run(contact, 3, "done", now);
    });
    const begun = performance.now();
    for (let id = 0; id < cycles; id++) {
      const now = Date.now();
      const { contact, agent } = offered.immediate(id, now);
      accepted.immediate(id, contact, agent, now);
      done.immediate(contact, agent, now);
    }
    return (cycles / (performance.now() - begun)) * 1000;
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}
