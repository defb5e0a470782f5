import { agentContract, type AgentContract, type AgentHello } from "../../src-shared/contracts/agent.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { Account } from "../../src-shared/accounts/model.ts";
import type { Handlers, HelloAnswer, HelloInput } from "../../src-shared/rpc/contract.ts";
import { closeCodes, type Pipe, type Stop } from "../../src-shared/rpc/pipe.ts";
import { serve, type Session } from "../../src-shared/rpc/serve.ts";
import { enter, type Stay } from "../accounts/asks.ts";
import { permissionsOf } from "../accounts/permissions-of.ts";
import { type Rights, rightsOf } from "../accounts/rights.ts";
import { withFourEyes } from "../administration/accounts/four-eyes.ts";
import { addresses } from "../bus.ts";
import { cannedOf } from "../canned/rows.ts";
import { sideMark } from "../chat/marks.ts";
import { chatRulesOf } from "../chat/rules.ts";
import { draftsOf } from "../drafts/rows.ts";
import { mentionsOf } from "../mentions/rows.ts";
import { conversationView, missedOf } from "../conversations/pages.ts";
import { openOf } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { codesOf } from "../presence/codes.ts";
import { type DeskHere, deskComes } from "../presence/desks.ts";
import { presenceOf } from "../presence/presence-of.ts";
import { liveOffers, missedOffer } from "../queues/rows.ts";
import { type Change, changesOf } from "../store/answered.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { wrapUpsOf } from "../wrap-up/rows.ts";
import { Feed } from "./feed.ts";

/** A desk hears a sign of life every 3 s, and keeps its lease by answering. */
const limits = { beat: 3_000, rate: 50, burst: 200 };

type Hello = HelloInput<AgentContract>;
type Answer = Omit<HelloAnswer<AgentContract>, "protocol" | "beat">;

/** The features' handlers for one agent's connection; those of the connection itself are its stay's. */
export type AgentFeatures = (
  hub: HubParts,
  agent: Account,
  change: Change,
  feed: Pick<Feed, "listen" | "leave">,
  desk: DeskHere,
  rights: Rights,
) => Omit<Handlers<AgentContract>, keyof Stay["handlers"]>;

export function serveAgent(hub: HubParts, pipe: Pipe, features: AgentFeatures): Stop {
  return serve(
    agentContract,
    pipe,
    {
      hello: (input) => openSession(hub, input, features),
      settled: () => hub.store.durable(),
      defect: (error, ask) => hub.log.defect(error, ask),
      asked: (ask, result, took) => hub.asked?.(ask, result, took),
    },
    hub.store.machine,
    limits,
  );
}

async function openSession(hub: HubParts, input: Hello, features: AgentFeatures): Promise<Session<AgentContract>> {
  const stay = await enter(hub, input.who.access);
  const feed = new Feed(hub.store.bus, stay.agent.account.id);
  // What messages and conversations call him, kept as it stands by his rights.
  const agent = { ...stay.agent.account };
  const rights = rightsOf(hub.store.bus, agent, stay.agent.family);
  try {
    return await sessionOf(hub, stay, agent, rights, feed, input, features);
  } catch (error) {
    stay.leave();
    feed.close();
    rights.stop();
    throw error;
  }
}

async function sessionOf(
  hub: HubParts,
  stay: Stay,
  agent: Account,
  rights: Rights,
  feed: Feed,
  input: Hello,
  features: AgentFeatures,
): Promise<Session<AgentContract>> {
  feed.listen(addresses.agent(agent.id));
  feed.listen(addresses.desks);
  // A desk is its sign-in: when it comes back over a new connection it is still the same one.
  const desk = await deskComes(hub, agent.id, stay.agent.family);
  // What is open is heard before it is read; what opens after this look is heard by the agent's own address.
  const before = await openOf(hub.store.read, agent.id);
  for (const { id } of before) followBoth(feed, id);
  const change = changesOf(hub.store.transact, agent.id);
  const answer = await hub.store.snapshot((db) => read(hub, db, feed, agent, input));
  rights.begin(answer.state.permissions);
  for (const { id } of before) if (!answer.state.open.includes(id)) feed.forget(id);
  return {
    answer,
    handlers: withFourEyes(hub, agent, change, {
      ...stay.handlers,
      ...features(hub, agent, change, feed, desk, rights),
    }),
    check: (ask) => rights.check(ask),
    start(send, close) {
      feed.release(send as Parameters<Feed["release"]>[0]);
      stay.start(close);
      return ({ code, reason }) => {
        stay.leave();
        feed.close();
        rights.stop();
        if (code === closeCodes.left || (code === closeCodes.signedOut && reason === "signed-out")) desk.left();
      };
    },
    beaten: () => desk.beaten(),
  };
}

function followBoth(feed: Feed, conversation: ConversationRow["id"]): void {
  feed.follow(logOf(conversation, "public"));
  feed.follow(logOf(conversation, "staff"));
}

/** All of it at one moment: what is told before that moment is in it, what is told after comes by the feed. */
async function read(hub: HubParts, db: Reader, feed: Feed, account: Account, { epoch, logs }: Hello): Promise<Answer> {
  const known = epoch === hub.store.epoch ? logs : {};
  const rows = await openOf(db, account.id);
  const conversations: ConversationView[] = [];
  const missed: Record<string, Answer["missed"][string]> = {};
  for (const row of rows) {
    const rest = await restOf(db, row, known);
    if (rest) {
      Object.assign(missed, rest);
      // It is no part of a log, so it does not come with what is missing of one.
      const mark = await sideMark(db, row.id, "visitor");
      if (mark) feed.tell({ type: "chat.marked", conversation: row.id, by: "visitor", mark }, "mark");
    } else conversations.push(await conversationView(db, row));
  }
  const state: AgentHello = {
    ...(await permissionsOf(db, account)),
    presence: await presenceOf(db, account.id),
    codes: await codesOf(db),
    queues: hub.figures.now(),
    offers: await liveOffers(db, account.id),
    missed: await missedOffer(db, account.id),
    wrapUps: await wrapUpsOf(db, account.id),
    conversations,
    chat: await chatRulesOf(db),
    drafts: await draftsOf(db, account.id, rows),
    mentions: await mentionsOf(db, account.id),
    canned: await cannedOf(db, account.id),
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
  db: Reader,
  row: ConversationRow,
  known: Readonly<Record<string, number>>,
): Promise<Answer["missed"] | undefined> {
  const [publicLog, staffLog] = [logOf(row.id, "public"), logOf(row.id, "staff")];
  const [publicSeq, staffSeq] = [known[publicLog], known[staffLog]];
  if (publicSeq === undefined || staffSeq === undefined) return undefined;
  const missedPublic = await missedOf(db, publicLog, publicSeq);
  const missedStaff = await missedOf(db, staffLog, staffSeq);
  return missedPublic && missedStaff && { [publicLog]: missedPublic, [staffLog]: missedStaff };
}
