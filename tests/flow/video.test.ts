import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: ReturnType<Flow["visitor"]>;
let conversation: ConversationId;

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
});
afterEach(() => flow.stop());

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );
const notices = () =>
  maria.state().conversation!.entries.flatMap(({ event }) => (event.type.startsWith("video.") ? [event.type] : []));
const summary = () => anna.state().conversations[0]!.public.summary;

async function invited() {
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await until("the invite", () => maria.state().conversation?.summary.invite?.id === invite);
  return invite;
}

async function inCall() {
  const invite = await invited();
  await maria.link.ask("video.accept", { invite });
  await until("the call", () => summary().call);
  const agent = await anna.link.ask("video.join", { conversation });
  const visitor = await maria.link.ask("video.join", { conversation });
  const room = [...flow.rooms.open.keys()][0]!;
  return { room, agent, visitor, people: flow.rooms.open.get(room)! };
}

test.each(["rejected", "busy", "unsupported"] as const)("the visitor's side answers: %s", async (reason) => {
  const invite = await invited();
  await maria.link.ask("video.decline", { invite, reason });
  await until("the invite is gone", () => summary().invite === null);
  expect(notices()).toEqual(["video.invited", "video.rejected"]);
  expect(await refusal(maria.link.ask("video.accept", { invite }))).toBe("invite-gone");
  await invited(); // the agent may ask again
});

test("the agent cancels, and a late accept is refused", async () => {
  const invite = await invited();
  await anna.link.ask("video.cancel", { invite });
  expect(await refusal(maria.link.ask("video.accept", { invite }))).toBe("invite-gone");
  await until("told", () => maria.state().conversation?.summary.invite === null);
  expect(notices()).toEqual(["video.invited", "video.cancelled"]);
});

test("an invite that nobody answers expires", async () => {
  await invited();
  await flow.clock.advance(60_500);
  await until("expired", () => summary().invite === null);
  expect(notices()).toEqual(["video.invited", "video.expired"]);
});

test("one open invite a visitor", async () => {
  await invited();
  expect(await refusal(anna.link.ask("video.invite", { conversation }))).toBe("invite-open");
});

test("a visitor who is in a call is busy for another invite", async () => {
  await inCall();
  await anna.link.ask("video.invite", { conversation });
  await until("said", () => notices().at(-1) === "video.rejected");
  expect(summary().call).not.toBeNull();
});

test("the token carries the least grant, and one identity that gives no secret away", async () => {
  const { room, agent, visitor } = await inCall();
  expect(flow.rooms.granted.map((grant) => grant.room)).toEqual([room, room]);
  expect(agent.identity).toMatch(/^agent:/);
  expect(visitor.identity).toMatch(/^visitor:/);
  expect(visitor.identity).not.toContain(maria.state().token.slice(0, 8));
  expect(JSON.stringify(maria.state().conversation)).not.toContain(room);
});

test("what is told of the room comes from listing it; webhooks only wake", async () => {
  const { room, agent, visitor, people } = await inCall();
  people.add(agent.identity).add(visitor.identity);
  await flow.hub().webhook(`same:${room}`, undefined);
  await until("both", () => summary().call?.present.length === 2);
  await flow.hub().webhook(`same:${room}`, undefined);
  people.delete(visitor.identity); // and its webhook is lost
  await flow.clock.advance(30_500);
  await until("seen without a webhook", () => summary().call?.present.length === 1);
  expect(notices()).toEqual(["video.invited", "video.accepted", "video.joined", "video.joined", "video.left"]);
});

test("a room that stays empty ends the call, not the chat", async () => {
  await inCall();
  await flow.clock.advance(215_000);
  await until("over", () => summary().call === null);
  expect(notices().at(-1)).toBe("video.ended");
  expect(summary().state).toBe("active");
});

test("hanging up closes the room; the chat goes on; a second hang-up is gone", async () => {
  await inCall();
  await maria.link.ask("video.end", { conversation });
  await until("closed", () => flow.rooms.open.size === 0);
  await until("told", () => summary().call === null);
  expect(await refusal(anna.link.ask("video.end", { conversation }))).toBe("call-ended");
  expect(await refusal(anna.link.ask("video.join", { conversation }))).toBe("call-ended");
  expect(summary().state).toBe("active");
});

test("a media server that is away: the chat goes on, video says why, and the room is closed when it is back", async () => {
  await inCall();
  flow.rooms.down = true;
  expect(await refusal(maria.link.ask("video.join", { conversation }))).toBe("video-unreachable");
  await anna.link.ask("video.end", { conversation });
  await turns();
  expect(flow.rooms.open.size).toBe(1);
  flow.rooms.down = false;
  await flow.clock.advance(30_500);
  await until("closed", () => flow.rooms.open.size === 0);
  expect(flow.defects).toEqual([]);
});

test("the end of the conversation ends the call in it", async () => {
  await inCall();
  await maria.link.ask("conversation.end", { conversation });
  await until("ended", () => summary().state === "ended");
  expect(summary().call).toBeNull();
  await until("closed", () => flow.rooms.open.size === 0);
});

test("an answer of the media server that comes late is not taken for the newest", async () => {
  const { room, agent, visitor, people } = await inCall();
  people.add(agent.identity).add(visitor.identity);
  const list = flow.rooms.list.bind(flow.rooms);
  const late = Promise.withResolvers<void>();
  flow.rooms.list = async (name) => {
    const answer = await list(name);
    flow.rooms.list = list;
    await late.promise;
    return answer.filter(({ identity }) => identity === agent.identity);
  };
  await flow.hub().webhook(`one:${room}`, undefined);
  await flow.hub().webhook(`two:${room}`, undefined);
  await turns();
  late.resolve();
  await until("both", () => summary().call?.present.length === 2);
  await flow.clock.advance(5_000);
  expect(notices()).toEqual(["video.invited", "video.accepted", "video.joined", "video.joined"]);
});

test("who hangs up while the other's way in is being made leaves no room behind", async () => {
  const invite = await invited();
  await maria.link.ask("video.accept", { invite });
  await until("the call", () => summary().call);
  const ensure = flow.rooms.ensure.bind(flow.rooms);
  const slow = Promise.withResolvers<void>();
  flow.rooms.ensure = async (room) => {
    await slow.promise;
    await ensure(room);
  };
  const joining = refusal(anna.link.ask("video.join", { conversation }));
  await turns();
  await maria.link.ask("video.end", { conversation });
  await turns();
  slow.resolve();
  expect(await joining).toBe("call-ended");
  expect(flow.rooms.open.size).toBe(0);
  expect(flow.rooms.granted).toEqual([]);
});
