import fc from "fast-check";
import { expect, test } from "vitest";
import { identityOf } from "../../src-hub/video/join.ts";
import { startFlow } from "../support/flow.ts";
import { fairWeather, filesIn } from "../support/uploads.ts";
import { turns, until } from "../support/hand-clock.ts";
import { moves, type Party, partyOf } from "../support/video-model.ts";

const side = { agent: "visitor", visitor: "agent" } as const;

/** What holds after every step, whatever was lost, repeated or killed on the way. Read from the database itself. */
async function expectSound({ flow, accepted }: Party): Promise<void> {
  const { read } = flow.store();
  const invites = await read.selectFrom("invite").selectAll().execute();
  const calls = await read
    .selectFrom("call")
    .innerJoin("conversation", "conversation.id", "call.conversation")
    .selectAll("call")
    .select(["conversation.agent", "conversation.state as chat"])
    .execute();
  const open = calls.filter((call) => call.state === "open");
  const only = (what: string, keys: unknown[]) => expect(new Set(keys).size, what).toBe(keys.length);
  only(
    "one open invite a visitor",
    invites.filter((invite) => invite.state === "open").map((invite) => invite.visitor),
  );
  only(
    "one call a visitor",
    open.map((call) => call.visitor),
  );
  only(
    "one call an agent",
    open.map((call) => call.agent),
  );
  expect(
    open.every((call) => call.chat === "active"),
    "a call only in a running conversation",
  ).toBe(true);

  const consents = invites.filter((invite) => invite.state === "accepted");
  expect(consents.length, "a call for each consent, and none without").toBe(calls.length);
  for (const { id, by } of consents)
    expect(accepted.has(`${id} ${side[by]}`), "accepted by the other side than invited").toBe(true);

  const legs = await read.selectFrom("call_leg").selectAll().orderBy("joined_at").execute();
  for (const leg of legs) {
    const call = calls.find((one) => one.id === leg.call)!;
    if (leg.left_at === null) expect(call.state, "who is in a call is in an open one").toBe("open");
    else expect(leg.left_at, "nobody leaves before he came").toBeGreaterThanOrEqual(leg.joined_at);
  }
  const recorded = await read.selectFrom("event").select("body").where("type", "=", "call.recorded").execute();
  expect(recorded.length, "one record for each call that is over").toBe(calls.length - open.length);

  const requests = await read
    .selectFrom("request")
    .innerJoin("conversation", "conversation.id", "request.conversation")
    .select(["request.kind", "request.conversation", "conversation.state"])
    .where("request.state", "=", "open")
    .execute();
  for (const { kind, conversation, state } of requests) {
    expect(state, "requests only in a running conversation").toBe("active");
    if (kind === "camera" || kind === "share")
      expect(
        open.map((call) => call.conversation),
        "those of a call only in one",
      ).toContain(conversation);
  }
  expect(flow.defects).toEqual([]);
}

/** The law of design §5: what was folded is what a fresh desk and a fresh page are given. */
async function expectFolded({ flow, pairs }: Party): Promise<void> {
  const [{ agent }] = pairs;
  const fresh = await flow.agent("Anna");
  await until("a fresh desk", () => fresh.held());
  expect({ ...agent.state(), open: [] }).toEqual({ ...fresh.state(), open: [] });
  fresh.link.stop();
  for (const [name, pair] of [
    ["Maria", pairs[0]],
    ["Leo", pairs[1]],
  ] as const) {
    const page = flow.visitor(name);
    await until("a fresh page", () => page.held());
    expect(pair.visitor.state()).toEqual(page.state());
    page.link.stop();
  }
}

/** Once the media server is there and everything was swept, there is no room without its call and nobody in it without part. */
async function expectSwept({ flow }: Party): Promise<void> {
  flow.rooms.down = false;
  await flow.clock.advance(31_000);
  const calls = await flow
    .store()
    .read.selectFrom("call")
    .innerJoin("conversation", "conversation.id", "call.conversation")
    .select(["room", "call.visitor", "agent"])
    .where("call.state", "=", "open")
    .execute();
  for (const [room, people] of flow.rooms.open) {
    const call = calls.find((one) => one.room === room);
    expect(call, "no room without an open call").toBeDefined();
    const own = [identityOf("visitor", call!.visitor), identityOf("agent", call!.agent!)];
    expect(own).toEqual(expect.arrayContaining([...people]));
  }
}

// fast-check prints seed and path of what fails; give both to `fc.assert` to see it again. The time limit ends a long
// search for a shorter example before the test itself is given up, so that they are printed.
test("invites, calls and requests hold together, whatever is asked, cut, repeated, killed or restarted", async () => {
  let calls = 0;

  await fc.assert(
    fc.asyncProperty(moves, async (played) => {
      const flow = await startFlow({}, filesIn(fairWeather()));
      try {
        const party = await partyOf(flow);
        for (const move of played) {
          await party.play(move);
          await expectSound(party);
          await expectFolded(party);
        }
        await expectSwept(party);
        await turns();
        await expectSound(party);
        calls += (await flow.store().read.selectFrom("call").select("id").execute()).length;
      } finally {
        await flow.stop();
      }
    }),
    { numRuns: 15, interruptAfterTimeLimit: 100_000 },
  );
  expect(calls, "it comes to calls").toBeGreaterThan(5);
}, 150_000);
