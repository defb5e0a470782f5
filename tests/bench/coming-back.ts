import Database from "better-sqlite3";
import type { RawClient } from "../support/raw-client.ts";
import { crowd, spread, until } from "./crowd.ts";
import { type HubProcess, newId, startHubProcess } from "./hub-process.ts";
import { plainRow, quantile, type Row } from "./row.ts";

const agents = 500;
const visitors = 2_000;
/** The time within which a hub that goes asks everybody to be back. */
const within = 5_000;
/** An offer that never came is told after so long, milliseconds. */
const patience = 60_000;
/** Who did not get in comes again after so long, milliseconds. */
const pause = 500;

interface Back {
  /** From this agent's connecting until his first offer, milliseconds. */
  readonly took: number;
  readonly offeredAt: number;
  readonly conversation: string;
}

/**
 * The hub is started anew while 2,000 visitors wait; 500 agents come by their tokens within 5 s, and the visitors come
 * back as well. What is offered is looked at in the database: to each agent one, the longest waiting first.
 */
export async function comingBackRows(): Promise<Row[]> {
  const hub = await startHubProcess(agents + 1, { FRONTDESK_CHAT_CAPACITY: "1", FRONTDESK_OFFER_SECONDS: "600" });
  const here: RawClient[] = [];
  try {
    const passes = hub.passes.slice(0, agents);
    const tokens = await queueUp(hub, here);
    await hub.restart();
    const waited = waitingIn(hub.database);
    const begun = performance.now();
    const [back] = await Promise.all([
      spread(agents, within, (index) => comesBack(hub, passes[index]!, here)),
      spread(visitors, within, async (index) => {
        here.push(await comesAgain(() => hub.visitor(undefined, tokens[index])));
      }),
    ]);
    const allBack = performance.now() - begun;
    checkOffers(hub.database, waited, back);
    const first = Math.min(...back.map(({ offeredAt }) => offeredAt)) - begun;
    const last = Math.max(...back.map(({ offeredAt }) => offeredAt)) - begun;
    const each = back.map(({ took }) => took);
    return [
      {
        ...plainRow(`${agents} agents back, ${visitors} waiting: first offer`, first, {
          unit: "ms",
          goal: 2000,
          judged: true,
        }),
        note: `each to the right agent; all ${agents} offered after ${Math.round(last)} ms, everybody back after ${Math.round(allBack)} ms`,
      },
      plainRow("agent comes back → his offer, p50", quantile(each, 0.5), { unit: "ms", goal: 100, judged: false }),
      plainRow("agent comes back → his offer, p99", quantile(each, 0.99), { unit: "ms", goal: 1000, judged: false }),
    ];
  } finally {
    for (const client of here) client.close();
    await hub.stop();
  }
}

/** One agent is busy with the first visitor, so that all others wait. Answers the tokens of those. */
async function queueUp(hub: HubProcess, here: RawClient[]): Promise<string[]> {
  const offered = Promise.withResolvers<string>();
  const busy = await hub.agent((event) => {
    const [offer] = event.type === "offers.changed" ? (event["offers"] as Array<{ id: string }>) : [];
    if (offer) offered.resolve(offer.id);
  });
  const came = async (): Promise<RawClient> => {
    const visitor = await hub.visitor();
    await visitor.ask("conversation.start", { conversation: newId(), name: "", page: null });
    return visitor;
  };
  const served = await came();
  await busy.ask("offer.accept", { offer: await offered.promise });
  const waiting = await crowd(visitors, 20, came);
  here.push(busy, served, ...waiting);
  return waiting.map(({ state }) => state["token"] as string);
}

async function comesBack(hub: HubProcess, access: string, here: RawClient[]): Promise<Back> {
  const begun = performance.now();
  let offer: { conversation: string } | undefined;
  let offeredAt = 0;
  let ringing = 0;
  const hear = (offers: ReadonlyArray<{ conversation: string }>): void => {
    ringing = Math.max(ringing, offers.length);
    if (offer || !offers[0]) return;
    [offer] = offers;
    offeredAt = performance.now();
  };
  const heard = (event: { type: string } & Record<string, unknown>): void => {
    if (event.type === "offers.changed") hear(event["offers"] as Array<{ conversation: string }>);
  };
  const agent = await comesAgain(() => hub.agent(heard, access));
  here.push(agent);
  hear(agent.state["offers"] as Array<{ conversation: string }>);
  await until("an offer for who came back", patience, () => offer !== undefined);
  if (ringing > 1) throw new Error(`${ringing} conversations rang at one agent`);
  return { took: offeredAt - begun, offeredAt, conversation: offer!.conversation };
}

/** As desks and widgets do: a hub that has too much to do cuts lines that took too long, and they come again. */
async function comesAgain(come: () => Promise<RawClient>): Promise<RawClient> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await come();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Who waits, the first in order first. */
function waitingIn(database: string): string[] {
  return rowsIn(database, "select conversation from wait where state = 'waiting' order by priority desc, since, id");
}

/** Throws unless the first in order are offered, in that order, each to an agent of his own, who has heard of it. */
function checkOffers(database: string, waited: readonly string[], back: readonly Back[]): void {
  if (waited.length !== visitors) throw new Error(`${waited.length} of ${visitors} waited`);
  const made = rowsIn(database, "select conversation from offer where state = 'pending' order by rowid");
  const wanted = waited.slice(0, agents);
  const wrong = wanted.findIndex((conversation, place) => made[place] !== conversation);
  if (wrong >= 0 || made.length !== agents)
    throw new Error(`${made.length} offers; number ${wrong + 1} is not who was next`);
  const to = rowsIn(database, "select distinct agent as conversation from offer where state = 'pending'");
  if (to.length !== agents) throw new Error(`${agents} offers went to ${to.length} agents`);
  const heard = new Set(back.map(({ conversation }) => conversation));
  if (wanted.some((conversation) => !heard.has(conversation)))
    throw new Error("an offer was not heard of by its agent");
}

function rowsIn(database: string, sql: string): string[] {
  const db = new Database(database, { readonly: true });
  try {
    return db
      .prepare<[], { conversation: string }>(sql)
      .all()
      .map(({ conversation }) => conversation);
  } finally {
    db.close();
  }
}
