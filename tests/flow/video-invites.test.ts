import { afterEach, beforeEach, expect, test } from "vitest";
import { type Pair, pairOf, refusal } from "../support/calls.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: Pair;

beforeEach(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  maria = await pairOf(flow, anna, "Maria");
});
afterEach(() => flow.stop());

const last = (pair: Pair) => {
  const events = pair.visitor.state().conversation!.entries.map((entry) => entry.event);
  return events.findLast(({ type }) => type.startsWith("video."));
};

test("the visitor's invite rings at the agent's, who accepts", async () => {
  const invite = await maria.invite("visitor");
  await until("it rings", () => anna.state().conversations[0]!.public.summary.invite);
  expect(anna.state().conversations[0]!.public.summary.invite).toMatchObject({ id: invite, by: "visitor" });
  await maria.accept("agent", invite);
  await until("the call", () => maria.summary().call);
  expect(maria.notices()).toEqual(["video.invited", "video.accepted"]);
});

test("the agent declines the visitor's invite", async () => {
  const invite = await maria.invite("visitor");
  await maria.decline("agent", invite);
  await until("told", () => maria.summary().invite === null);
  expect(last(maria)).toMatchObject({ type: "video.rejected", reason: "rejected" });
});

test.each(["agent", "visitor"] as const)(
  "only the %s who made an invite takes it back, only the other answers",
  async (by) => {
    const other = by === "agent" ? "visitor" : "agent";
    const invite = await maria.invite(by);
    expect(await refusal(maria.cancel(other, invite))).toBe("invite-gone");
    expect(await refusal(maria.accept(by, invite))).toBe("invite-gone");
    expect(await refusal(maria.decline(by, invite))).toBe("invite-gone");
    await maria.cancel(by, invite);
    await until("told", () => last(maria)?.type === "video.cancelled");
  },
);

test("nobody answers for a conversation that is not his", async () => {
  const invite = await maria.invite("agent");
  const leo = flow.visitor("Leo");
  const bert = await flow.agent("Bert");
  await until("they are here", () => leo.held() && bert.held());
  expect(await refusal(leo.link.ask("video.accept", { invite }))).toBe("invite-gone");
  expect(await refusal(bert.link.ask("video.cancel", { invite }))).toBe("invite-gone");
  expect(await refusal(leo.link.ask("video.join", { conversation: maria.conversation }))).toBe("conversation-gone");
  expect(await refusal(bert.link.ask("video.invite", { conversation: maria.conversation }))).toBe("conversation-gone");
});

test.each(["agent", "visitor"] as const)(
  "an invite of the %s that nobody answers expires, and a late accept is refused",
  async (by) => {
    const invite = await maria.invite(by);
    await flow.clock.advance(60_500);
    await until("told", () => last(maria)?.type === "video.expired");
    expect(await refusal(maria.accept(by === "agent" ? "visitor" : "agent", invite))).toBe("invite-gone");
    await maria.invite(by);
  },
);

test("an invite stands to its last moment and not beyond it, whatever the sweep does", async () => {
  const invite = await maria.invite("agent");
  await flow.store().transact(async ({ db, now }) => {
    await db.updateTable("invite").set({ expires_at: now }).execute();
  });
  expect(await refusal(maria.accept("visitor", invite))).toBe("invite-gone");
});

test("both invite at once: one wins, the other is told that one is open", async () => {
  const said = await Promise.all([refusal(maria.invite("agent")), refusal(maria.invite("visitor"))]);
  expect(said.toSorted()).toEqual(["done", "invite-open"]);
  await until("the invite", () => maria.summary().invite);
  expect(maria.notices()).toEqual(["video.invited"]);
});

test("two accepts of one invite make one call", async () => {
  const invite = await maria.invite("agent");
  const second = flow.visitor("Maria");
  await until("here", () => second.held());
  const said = await Promise.all([
    refusal(maria.accept("visitor", invite)),
    refusal(second.link.ask("video.accept", { invite })),
  ]);
  expect(said.toSorted()).toEqual(["done", "invite-gone"]);
});

test("accept and cancel at once: one of them holds", async () => {
  const invite = await maria.invite("agent");
  const said = await Promise.all([refusal(maria.accept("visitor", invite)), refusal(maria.cancel("agent", invite))]);
  expect(said.toSorted()).toEqual(["done", "invite-gone"]);
});

// Features 000-71, 000-72.
test("a visitor's invite to an agent who is in another call is answered: busy", async () => {
  const leo = await pairOf(flow, anna, "Leo");
  await maria.call();
  await leo.invite("visitor");
  await until("told", () => last(leo)?.type === "video.rejected");
  expect(last(leo)).toMatchObject({ reason: "busy", detail: "call" });
});

test("an agent in a call invites nobody else", async () => {
  const leo = await pairOf(flow, anna, "Leo");
  await maria.call();
  expect(await refusal(leo.invite("agent"))).toBe("agent-in-call");
  await maria.agent.link.ask("video.end", { conversation: maria.conversation });
  expect(await refusal(leo.invite("agent"))).toBe("done");
});

test("when an agent's call begins, what else of invites is open at his desk is settled", async () => {
  const leo = await pairOf(flow, anna, "Leo");
  const kim = await pairOf(flow, anna, "Kim");
  const own = await leo.invite("agent");
  const other = await kim.invite("visitor");
  await maria.call();
  await until("Leo is told", () => last(leo)?.type === "video.cancelled");
  await until("Kim is told", () => last(kim)?.type === "video.rejected");
  expect(last(kim)).toMatchObject({ reason: "busy", detail: "call" });
  expect(await refusal(leo.accept("visitor", own))).toBe("invite-gone");
  expect(await refusal(kim.accept("agent", other))).toBe("invite-gone");
});

test("in a wrap-up nobody is invited any more", async () => {
  await maria.visitor.link.ask("conversation.end", { conversation: maria.conversation });
  expect(await refusal(maria.invite("agent"))).toBe("conversation-ended");
  expect(await refusal(maria.invite("visitor"))).toBe("conversation-ended");
});
