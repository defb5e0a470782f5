import { agentContract, type AgentContract, type AgentHello } from "../../src-shared/contracts/agent.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { Handlers, HelloAnswer, HelloInput } from "../../src-shared/rpc/contract.ts";
import type { Pipe, Stop } from "../../src-shared/rpc/pipe.ts";
import { serve, type Session } from "../../src-shared/rpc/serve.ts";
import { enter, type Stay } from "../accounts/asks.ts";
import { addresses } from "../bus.ts";
import { chatHandlers, type Writer } from "../chat/asks.ts";
import { conversationHandlers } from "../conversations/asks.ts";
import { conversationView, missedOf } from "../conversations/pages.ts";
import { ofAgent, openOf } from "../conversations/rows.ts";
import type { HubParts, SignedIn } from "../ports.ts";
import { presenceHandlers } from "../presence/asks.ts";
import { presenceOf, presenceRow, setHere, setPresence } from "../presence/rows.ts";
import { queueHandlers } from "../queues/asks.ts";
import { liveOffers, queueFigures } from "../queues/rows.ts";
import { changesOf } from "../store/answered.ts";
import type { ConversationRow } from "../store/tables.ts";
import { videoHandlers } from "../video/asks.ts";
import { Feed } from "./feed.ts";

/** A desk hears a sign of life every 3 s, and keeps its lease by answering. */
const limits = { beat: 3_000, rate: 50, burst: 200 };

type Answer = Omit<HelloAnswer<AgentContract>, "protocol" | "beat">;

export function serveAgent(hub: HubParts, pipe: Pipe): Stop {
  return serve(
    agentContract,
    pipe,
    {
      hello: (input) => openSession(hub, input),
      defect: (error, ask) => hub.log.defect(error, ask),
      asked: (ask, result, took) => hub.asked?.(ask, result, took),
    },
    hub.store.machine,
    limits,
  );
}

async function openSession(hub: HubParts, input: HelloInput<AgentContract>): Promise<Session<AgentContract>> {
  const stay = await enter(hub, input.who.access);
  const feed = new Feed(hub.store.bus);
  try {
    return await sessionOf(hub, stay, feed, input);
  } catch (error) {
    stay.leave();
    feed.close();
    throw error;
  }
}

async function sessionOf(
  hub: HubParts,
  stay: Stay,
  feed: Feed,
  input: HelloInput<AgentContract>,
): Promise<Session<AgentContract>> {
  const agent = stay.agent.account;
  feed.listen(addresses.agent(agent.id));
  feed.listen(addresses.desks);
  await arrive(hub, stay.agent);
  const answer = await read(hub, feed, stay.agent, input);
  const change = changesOf(hub.store.transact, agent.id);
  const { read: reader, machine, bus } = hub.store;
  const handlers: Handlers<AgentContract> = {
    ...stay.handlers,
    ...presenceHandlers(agent, change),
    ...queueHandlers(agent, change),
    ...conversationHandlers(agent, change, reader),
    ...chatHandlers(agentWriter(stay.agent), change, { read: reader, bus }),
    ...videoHandlers(agent, change, { read: reader, machine, rooms: hub.rooms, inviteFor: hub.settings.inviteFor }),
  };
  return {
    answer,
    handlers,
    start(send, close) {
      feed.release(send as Parameters<Feed["release"]>[0]);
      stay.start(close);
      return () => {
        stay.leave();
        feed.close();
      };
    },
    beaten: () => hub.leases.renew(agent.id),
  };
}

/** A desk is here: it holds its lease from now on. Who comes for the first time is ready to work. */
async function arrive(hub: HubParts, { account }: SignedIn): Promise<void> {
  hub.leases.renew(account.id);
  const row = await presenceRow(hub.store.read, account.id);
  if (row?.here === 1) return;
  await hub.store.transact(async (tx) => {
    if (!(await presenceRow(tx.db, account.id))) await setPresence(tx, account.id, "available");
    await setHere(tx, account.id, 1);
  });
}

async function read(
  hub: HubParts,
  feed: Feed,
  { account }: SignedIn,
  { epoch, logs }: HelloInput<AgentContract>,
): Promise<Answer> {
  const db = hub.store.read;
  const known = epoch === hub.store.epoch ? logs : {};
  const rows = await openOf(db, account.id);
  for (const row of rows) for (const kind of ["public", "staff"] as const) feed.follow(logOf(row.id, kind));
  const conversations: ConversationView[] = [];
  const missed: Record<string, Answer["missed"][string]> = {};
  for (const row of rows) {
    const rest = await restOf(hub, row, known);
    if (rest) Object.assign(missed, rest);
    else conversations.push(await conversationView(db, row));
  }
  const state: AgentHello = {
    account,
    presence: await presenceOf(db, account.id),
    queues: await queueFigures(db),
    offers: await liveOffers(db, account.id),
    conversations,
    open: rows.map((row) => row.id),
  };
  for (const view of conversations) {
    feed.holds(logOf(view.public.summary.id, "public"), view.public.head);
    feed.holds(logOf(view.public.summary.id, "staff"), view.staff.head);
  }
  for (const [log, events] of Object.entries(missed)) feed.holds(log, events.at(-1)?.seq ?? known[log] ?? 0);
  return { epoch: hub.store.epoch, now: hub.store.machine.now(), state, missed };
}

/** What is missing of both logs, if the cursors are near enough; else the conversation comes whole. */
async function restOf(
  hub: HubParts,
  row: ConversationRow,
  known: Readonly<Record<string, number>>,
): Promise<Answer["missed"] | undefined> {
  const [publicLog, staffLog] = [logOf(row.id, "public"), logOf(row.id, "staff")];
  const [publicSeq, staffSeq] = [known[publicLog], known[staffLog]];
  if (publicSeq === undefined || staffSeq === undefined) return undefined;
  const missedPublic = await missedOf(hub.store.read, publicLog, publicSeq);
  const missedStaff = await missedOf(hub.store.read, staffLog, staffSeq);
  return missedPublic && missedStaff && { [publicLog]: missedPublic, [staffLog]: missedStaff };
}

function agentWriter({ account }: SignedIn): Writer {
  return {
    find: (db, conversation) => ofAgent(db, account.id, conversation),
    author: () => ({ kind: "agent", name: account.name }),
  };
}
