import fc from "fast-check";
import { expect, test } from "vitest";
import type { AskName } from "../../src-shared/rpc/contract.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { conversationRow } from "../../src-hub/conversations/rows.ts";
import type { Room } from "../support/calls.ts";
import { startFlow, type Flow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import {
  accepts,
  type Colleagues,
  colleaguesIn,
  type Desk,
  expectSameAfresh,
  expectSound,
  idOfDesk,
  inRoom,
  toAgent,
  viewAt,
} from "../support/transfers.ts";

const anybody = ["anna", "jonas", "mika"] as const;
/** Mostly he who may, as far as the desks know by then; at times somebody who may not. */
const owner = fc.constantFrom("owner", "owner", "owner", ...anybody);
const ringing = fc.constantFrom("ringing", "ringing", "ringing", ...anybody);
const helper = fc.constantFrom("helper", "helper", "helper", ...anybody);
const to = fc.constantFrom("free", "free", "helper", ...anybody);

/** What people and machines do at any time; some of it is refused. */
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom("transfer.start", "consult.start"), who: owner, to }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant("accepts"), who: ringing }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("declines"), who: ringing }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom("hands over", "removes"),
      who: owner,
      to: helper,
      stay: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom("transfer.cancel", "consult.end", "conference.start", "conversation.resume"),
      who: owner,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("part.leave"), who: helper }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("parks", "holds"), who: owner }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom("enters", "enters", "leaves"), who: helper }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("unplugs", "mends"), who: fc.oneof(owner, helper) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("conversation.end"), who: owner }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("writes", "goes", "hangs up") }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("waits"), ms: fc.constantFrom(300, 16_000, 20_000, 45_000) }) },
);
type Deed = { does: string; who?: string; to?: string; stay?: boolean; ms?: number };

/** Where it stands when the races begin. */
const stages = ["talking", "ringing", "taken", "consulting", "conferring"] as const;
type Stage = (typeof stages)[number];

interface Scene extends Colleagues {
  readonly flow: Flow;
  readonly room: Room | null;
}

async function reach({ flow, anna, jonas, conversation }: Scene, stage: Stage): Promise<void> {
  if (stage === "talking") return;
  const asked = { conversation, to: toAgent(jonas), note: "" };
  const isConsult = stage === "consulting" || stage === "conferring";
  await anna.link.ask(isConsult ? "consult.start" : "transfer.start", asked);
  await until("it rings", () => jonas.held()?.offers[0]);
  if (stage !== "ringing") await accepts(jonas);
  if (stage === "conferring") await anna.link.ask("conference.start", { conversation });
  await expectSound(flow);
}

/** The desk that is meant, as the desks themselves see it. */
function deskOf(scene: Scene, named: string): Desk {
  const desks = anybody.map((name) => scene[name]);
  const owns = (desk: Desk) => viewAt(desk, scene.conversation)?.staff.summary.owner?.id === idOfDesk(desk);
  const found = desks.find((desk) => {
    if (named === "owner") return owns(desk);
    if (named === "ringing") return desk.held()!.offers.length > 0;
    const view = viewAt(desk, scene.conversation);
    return named === "helper" ? view && !owns(desk) : named === "free" && !view;
  });
  return found ?? scene[named as "anna"] ?? scene.anna;
}

function doIt(
  scene: Scene,
  { does, who = "anna", to: target = "jonas", stay = false, ms = 0 }: Deed,
): Promise<unknown> {
  const { flow, conversation, pair, room } = scene;
  const desk = deskOf(scene, who);
  const other = deskOf(scene, target);
  const ask = (which: AskName<AgentContract>, more: object = {}) =>
    desk.link.ask(which, { conversation, ...more } as never);
  const offer = desk.held()?.offers[0]?.id;
  switch (does) {
    case "transfer.start":
    case "consult.start":
      return ask(does, { to: toAgent(other), note: "" });
    case "accepts":
      return offer ? desk.link.ask("offer.accept", { offer }) : Promise.resolve();
    case "declines":
      return offer ? desk.link.ask("offer.decline", { offer }) : Promise.resolve();
    case "hands over":
      return ask("owner.handOver", { agent: idOfDesk(other), stay });
    case "removes":
      return ask("part.remove", { agent: idOfDesk(other) });
    case "parks":
      return ask("conversation.park", { until: null });
    case "holds":
      return ask("conversation.hold", { on: true });
    case "enters":
    case "leaves":
      return room && flow.rooms.open.has(room.name)
        ? inRoom(flow, room.name, desk, does === "enters")
        : Promise.resolve();
    case "unplugs":
      return Promise.resolve(desk.unplug());
    case "mends":
      return Promise.resolve(desk.mend());
    case "writes":
      return pair.visitor.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello?" });
    case "goes":
      return pair.visitor.link.ask("conversation.end", { conversation });
    case "hangs up":
      return pair.visitor.link.ask("video.end", { conversation });
    case "waits":
      return flow.clock.advance(ms);
    default:
      return ask(does as AskName<AgentContract>);
  }
}

/** Each change of the owner begins with the owner of before: nobody ever handed on what was another's. */
async function expectOneChain({ flow, conversation }: Scene): Promise<void> {
  const { read } = flow.store();
  const log = `${conversation}/staff`;
  const events = await read.selectFrom("event").select("body").where("log", "=", log).orderBy("seq").execute();
  let owner: string | null = null;
  for (const { body } of events) {
    const event = JSON.parse(body) as {
      type: string;
      kind?: string;
      agent: { id: string };
      from: { id: string };
      to: { id: string };
    };
    if (event.type === "offer.accepted" && (event.kind === "new" || event.kind === "again")) {
      expect(owner, "taken while somebody had it").toBeNull();
      owner = event.agent.id;
    }
    if (event.type === "agent.gone") {
      expect(event.agent.id).toBe(owner);
      owner = null;
    }
    if (event.type !== "transfer.done") continue;
    expect(event.from.id).toBe(owner);
    owner = event.to.id;
  }
  expect((await conversationRow(read, conversation))!.agent).toBe(owner);
}

/** All desks are back, and what rang or was due has run out. */
async function comesToRest({ flow, anna, jonas, mika, pair }: Scene): Promise<void> {
  const desks: Desk[] = [anna, jonas, mika];
  for (const desk of desks) desk.mend();
  await flow.clock.advance(5_000);
  await until("all are back", () => [...desks, pair.visitor].every((one) => one.linkState().state === "ready"));
  await turns();
}

test("whatever races with a transfer, there is one owner, and nothing is left over", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.constantFrom(...stages),
      fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.option(fc.nat(7)),
      async (inCall, stage, rounds, killAt) => {
        const flow = await startFlow();
        const people = await colleaguesIn(flow);
        const room = inCall ? await people.pair.call() : null;
        const scene: Scene = { ...people, flow, room };
        for (const side of ["agent", "visitor"] as const) await room?.enter(side);
        await reach(scene, stage);
        const doing: Array<Promise<unknown>> = [];
        for (const [at, round] of rounds.entries()) {
          for (const one of round) doing.push(doIt(scene, one).catch(() => "refused"));
          if (at === killAt) await flow.restart();
          await turns();
          await expectSound(flow);
        }
        await comesToRest(scene);
        await Promise.all(doing);
        await expectSound(flow);
        await expectOneChain(scene);
        await expectSameAfresh(flow, [
          [scene.anna, "Anna"],
          [scene.jonas, "Jonas"],
          [scene.mika, "Mika"],
        ]);
        const page = flow.visitor("Maria");
        await until("a fresh page", () => page.held());
        expect(people.pair.visitor.state()).toEqual(page.state());
        expect(flow.defects).toEqual([]);
        await flow.stop();
      },
    ),
    // On a busy machine fewer of them, never a failure by the clock.
    { numRuns: Number(process.env["RUNS"] ?? 300), interruptAfterTimeLimit: 100_000 },
  );
}, 180_000);
