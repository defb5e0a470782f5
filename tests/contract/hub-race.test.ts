import { afterAll, beforeAll, expect, test } from "vitest";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";
import { type RawClient, rawClient } from "../support/raw-client.ts";

const rounds = 200;
const machine = nodeMachine();
const id = () => uuid7(machine);

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ FRONTDESK_CHAT_CAPACITY: "50" });
});
afterAll(() => server.stop());

const agentAt = async (index: number): Promise<RawClient> =>
  rawClient(`${server.local.replace("http", "ws")}/agent`, { access: (await server.signIn(index)).access });
const visitorAt = async (): Promise<RawClient> =>
  rawClient(`${server.local.replace("http", "ws")}/visitor`, { ticket: await server.ticket() }, { origin: server.url });

/** The offers that reach a desk, one after the other. */
function offersTo(agent: RawClient, heard: (offer: { id: string; conversation: string }) => void): void {
  agent.onEvent((event) => {
    if (event.type === "offers.changed")
      for (const offer of event["offers"] as Array<{ id: string; conversation: string }>) heard(offer);
  });
}

test("over real sockets, two agents race for one offer 200 times: never two owners", async () => {
  const agents = [await agentAt(0), await agentAt(1)];
  const offered = new Map<string, PromiseWithResolvers<string>>();
  const offerOf = (conversation: string) => {
    const waiting = offered.get(conversation) ?? Promise.withResolvers<string>();
    offered.set(conversation, waiting);
    return waiting;
  };
  for (const agent of agents) offersTo(agent, (offer) => offerOf(offer.conversation).resolve(offer.id));

  let won = 0;
  for (let round = 0; round < rounds; round++) {
    const visitor = await visitorAt();
    const conversation = id();
    await visitor.ask("conversation.start", { conversation, name: "", page: null });
    const offer = await offerOf(conversation).promise;
    const results = await Promise.all(
      agents.map((agent) =>
        agent.ask("offer.accept", { offer }).then(
          () => "owner",
          (error: Error) => error.message,
        ),
      ),
    );
    expect(results.toSorted()).toEqual(["offer.accept: gone offer-gone", "owner"]);
    const owner = agents[results.indexOf("owner")]!;
    await visitor.ask("conversation.end", { conversation });
    await owner.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
    visitor.close();
    won += 1;
  }
  expect(won).toBe(rounds);
  for (const agent of agents) agent.close();
}, 60_000);
