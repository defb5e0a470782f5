import { afterAll, beforeAll, expect, test } from "vitest";
import { livekitRooms } from "../../src-hub/adapters/livekit-rooms.ts";
import { inCallRoom } from "../support/call-room.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { enterRoom, type Guest, type Livekit, startLivekit } from "../support/livekit.ts";
import {
  accepts,
  type Colleagues,
  colleaguesIn,
  type Desk,
  idOfDesk,
  ownerOf,
  staffAt,
  toAgent,
  viewAt,
} from "../support/transfers.ts";

let flow: Flow;
let livekit: Livekit;
let people: Colleagues;

// The hub with its hand-moved clock, and a real media server.
beforeAll(async () => {
  flow = await startFlow();
  livekit = await startLivekit();
  Object.assign(flow.rooms, livekitRooms({ ...livekit, publicUrl: livekit.url }));
  people = await colleaguesIn(flow);
  const { pair } = people;
  await pair.accept("visitor", await pair.invite("agent"));
}, 300_000);
afterAll(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
  await livekit.stop();
});

const within = { timeout: 10_000, interval: 50 };
/** The server tells of people only when their media flows; these have none, so the hub looks by itself. */
const look = () => flow.clock.advance(30_000);

async function goIn(desk: Pick<Desk, "link">, ask: "video.join" | "consult.join" = "video.join"): Promise<Guest> {
  const { url, token } = await desk.link.ask(ask, { conversation: people.conversation });
  const guest = await enterRoom(url, token);
  if (typeof guest === "number") throw new Error(`not let in: ${guest}`);
  return guest;
}

async function consulted(desk: Desk): Promise<void> {
  const { anna, conversation } = people;
  await anna.link.ask("consult.start", { conversation, to: toAgent(desk), note: "" });
  await accepts(desk);
  await until("he has it before him", () => viewAt(desk, conversation));
}

test("four in one room, each put out when his part ends; a running call moves and its visitor stays where she is", async () => {
  const { anna, jonas, mika, conversation, pair } = people;
  const [hers, visitor] = [await goIn(anna), await goIn(pair.visitor as unknown as Desk)];
  let visitorIsOut = false;
  void visitor.out.then(() => (visitorIsOut = true));
  await consulted(jonas);
  const talk = await Promise.all([goIn(anna, "consult.join"), goIn(jonas, "consult.join")]);
  await look();
  expect(await inCallRoom(flow)).toBe(2);
  await anna.link.ask("conference.start", { conversation });
  await Promise.all(talk.map((guest) => guest.out)); // Their own room is closed.
  const his = await goIn(jonas);
  await consulted(mika);
  await anna.link.ask("conference.start", { conversation });
  const third = await goIn(mika);
  await look();
  expect(await inCallRoom(flow)).toBe(4);
  await anna.link.ask("part.remove", { conversation, agent: idOfDesk(mika) });
  await third.out;
  await jonas.link.ask("part.leave", { conversation });
  await his.out;
  await anna.link.ask("transfer.start", { conversation, to: toAgent(mika), note: "" });
  await accepts(mika);
  expect(await ownerOf(flow, conversation)).toBe(idOfDesk(anna));
  await goIn(mika);
  await flow.clock.advance(15_500);
  await until("Mika has her", () => staffAt(mika, conversation).owner?.name === "Mika");
  await hers.out;
  await expect.poll(() => inCallRoom(flow), within).toBe(2);
  expect(visitorIsOut).toBe(false);
}, 60_000);
