import { afterEach, beforeEach, expect, test } from "vitest";
import { agentContract } from "../../src-shared/contracts/agent.ts";
import { visitorContract } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { CallHealth } from "../../src-shared/media-report/model.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import type { CallId } from "../../src-shared/video/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { aReport, type ReportPart } from "../support/media-reports.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: ReturnType<Flow["visitor"]>;
let conversation: ConversationId;
let call: CallId;
/** What a second desk of Anna's and a second page of Maria's hear on their pipes. */
let health: CallHealth[];
let visitorHeard: string[];

beforeEach(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => anna.held()?.offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("active", () => maria.held()?.conversation?.summary.state === "active");
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await until("the invite", () => maria.held()?.conversation?.summary.invite);
  await maria.link.ask("video.accept", { invite });
  call = (await until("the call", () => anna.state().conversations[0]?.public.summary.call)).id;
  await enter();
  await listen();
});
afterEach(() => flow.stop());

/** The one room that is open, and who is in it. */
function theRoom(): { room: string; people: Set<string> } {
  for (const [room, people] of flow.rooms.open) return { room, people };
  throw new Error("no room is open");
}

async function enter(): Promise<void> {
  const agent = await anna.link.ask("video.join", { conversation });
  const visitor = await maria.link.ask("video.join", { conversation });
  const { room, people } = theRoom();
  people.add(agent.identity).add(visitor.identity);
  await flow.hub().webhook(`${flow.id()}:${room}`, undefined);
  await until("both are in", () => anna.state().conversations[0]?.public.summary.call?.present.length === 2);
}

async function listen(): Promise<void> {
  health = [];
  visitorHeard = [];
  const [desk, servedDesk] = pipePair();
  const [page, servedPage] = pipePair();
  flow.hub().serveAgent(servedDesk);
  flow.hub().serveVisitor(servedPage);
  const closed = (): void => {};
  const agent = connect(agentContract, desk, flow.clock, {
    event({ event }) {
      if (event.type === "call.health" && event.call === call) health.push(event.health);
    },
    closed,
  });
  const visitor = connect(visitorContract, page, flow.clock, {
    event: ({ event }) => void visitorHeard.push(event.type === "unknown" ? JSON.stringify(event.raw) : event.type),
    closed,
  });
  await agent.hello({ who: { access: `${anna.state().account.id}/ears` }, logs: {} });
  await visitor.hello({ who: { site: "garden", token: maria.state().token } as never, logs: {} });
}

const report = (who: typeof anna | typeof maria, part: ReportPart = {}, about = { conversation, call }) =>
  (who as typeof anna).link.ask("media.report", { ...about, report: aReport(part) });
const last = () => health.at(-1);
const rules = () => last()?.findings.map(({ rule }) => rule);
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );

/** Both report every two seconds, as their pages do. */
async function goOn(ms: number, visitor: ReportPart | null, agent: ReportPart = {}): Promise<void> {
  for (let past = 0; past < ms; past += 2_000) {
    await flow.clock.advance(2_000);
    if (visitor) await report(maria, visitor);
    await report(anna, agent);
  }
  await turns();
}

test("both sides report, and the agent alone is told what it adds up to", async () => {
  await goOn(4_000, {});
  expect(last()).toEqual({ hears: "yes", sees: "yes", seesShare: "off", findings: [] });
  await report(maria, { sound: { output: "off" } });
  await turns();
  expect(last()).toMatchObject({ hears: "no", sees: "yes" });
  expect(rules()).toEqual(["visitor-sound-off"]);
  await goOn(2_000, {});
  expect(last()).toMatchObject({ hears: "yes", findings: [] });
  expect(visitorHeard.filter((type) => type.includes("health"))).toEqual([]);
});

test("told when it changes, and every two seconds while it does not", async () => {
  await goOn(10_000, {});
  const told = health.length;
  await report(anna);
  await report(maria);
  await turns();
  expect(health).toHaveLength(told);
  await goOn(6_000, {});
  expect(health.length - told).toBeGreaterThanOrEqual(3);
});

test("a page that falls silent is not believed for longer than five seconds, and says what may be", async () => {
  await goOn(4_000, {});
  await goOn(4_000, null);
  expect(last()).toMatchObject({ hears: "yes", findings: [] });
  await goOn(2_000, null);
  expect(last()).toMatchObject({ hears: "unknown", sees: "unknown", findings: [{ rule: "visitor-asleep" }] });
  await goOn(2_000, {});
  expect(last()).toMatchObject({ hears: "yes", findings: [] });
});

test("who left the room is gone, not asleep", async () => {
  await goOn(4_000, {});
  const { room, people } = theRoom();
  for (const identity of people) if (identity.startsWith("visitor:")) people.delete(identity);
  await flow.hub().webhook(`${flow.id()}:${room}`, undefined);
  await goOn(6_000, null);
  expect(rules()).toEqual(["visitor-gone"]);
});

test("a line that is cut, and a hub that is killed: what was known is forgotten, and known again with the next reports", async () => {
  await goOn(4_000, {});
  maria.cut();
  await flow.clock.advance(2_000);
  await until("Maria is back", () => maria.linkState().state === "ready");
  await goOn(2_000, {});
  expect(last()?.hears).toBe("yes");
  await flow.restart();
  await flow.clock.advance(2_000);
  await until("both are back", () => anna.linkState().state === "ready" && maria.linkState().state === "ready");
  await listen();
  await report(anna);
  await turns();
  expect(last()).toMatchObject({ hears: "unknown", findings: [] });
  await goOn(2_000, {});
  expect(last()).toMatchObject({ hears: "yes", sees: "yes", findings: [] });
  expect(flow.defects).toEqual([]);
});

test("the sums go into the call's record, each leg its own", async () => {
  await goOn(6_000, { network: { rtt: 100, transport: "tcp" }, picture: { frozen: 500 } }, { network: { rtt: 20 } });
  await anna.link.ask("video.end", { conversation });
  const view = () => anna.state().conversations[0];
  const recorded = await until("the record", () =>
    view()
      ?.staff.entries.map(({ event }) => event)
      .find((event) => event.type === "call.recorded"),
  );
  const legs = Object.fromEntries(
    (recorded.type === "call.recorded" ? recorded.legs : []).map(({ side, quality }) => [side, quality]),
  );
  expect(legs).toMatchObject({
    visitor: { reports: 3, rtt: 100, transport: "tcp", frozen: 1_500, findings: { "visitor-udp-blocked": 1 } },
    agent: { reports: 3, rtt: 20, transport: "udp", frozen: 0, findings: {} },
  });
});

test("who is not in it, who is late and who is too fast are refused", async () => {
  const stranger = flow.visitor("Otto");
  const jonas = await flow.agent("Jonas");
  await until("they are here", () => stranger.held() && jonas.held());
  expect(await refusal(report(stranger))).toBe("conversation-gone");
  expect(await refusal(report(jonas))).toBe("conversation-gone");
  expect(await refusal(report(maria, {}, { conversation, call: flow.id() as CallId }))).toBe("call-ended");
  expect(await refusal(report(maria, { sound: { level: 2 } }))).toBe("invalid-input");
  const many = await Promise.all(Array.from({ length: 30 }, () => refusal(report(anna))));
  expect(many.slice(0, 5)).toEqual(["done", "done", "done", "done", "done"]);
  expect(many.at(-1)).toBe("reports-too-fast");
  await anna.link.ask("video.end", { conversation });
  await flow.clock.advance(10_000);
  expect(await refusal(report(maria))).toBe("call-ended");
  expect(await refusal(report(anna))).toBe("call-ended");
  expect(flow.defects).toEqual([]);
});
