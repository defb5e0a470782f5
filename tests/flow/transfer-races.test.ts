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
  type Colleagues,
  colleaguesIn,
  type Desk,
  expectSameAfresh,
  expectSound,
  idOfDesk,
  inRoom,
  toAgent,
} from "../support/transfers.ts";

const who = fc.constantFrom("anna", "jonas", "mika");
const asks = [
  "transfer.cancel",
  "consult.end",
  "conference.start",
  "part.leave",
  "conversation.resume",
  "conversation.end",
] as const;

/** What people and machines do, all of it at any time by anybody; most of it is refused. */
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom("transfer.start", "consult.start"), who, to: who }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant("accepts"), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("declines"), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constantFrom("hands over", "removes"), who, to: who, stay: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom(...asks), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("parks", "holds"), who }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("enters", "leaves"), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("unplugs", "mends"), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("writes", "goes", "hangs up") }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("waits"), ms: fc.constantFrom(300, 16_000, 20_000, 45_000) }) },
);
type Deed = { does: string; who?: string; to?: string; stay?: boolean; ms?: number };

interface Scene extends Colleagues {
  readonly flow: Flow;
  readonly room: Room | null;
}

function doIt(scene: Scene, { does, who: name = "anna", to = "jonas", stay = false, ms = 0 }: Deed): Promise<unknown> {
  const { flow, conversation, pair, room } = scene;
  const desk = scene[name as "anna"];
  const other = scene[to as "anna"];
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
      fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.option(fc.nat(7)),
      async (inCall, rounds, killAt) => {
        const flow = await startFlow();
        const people = await colleaguesIn(flow);
        const room = inCall ? await people.pair.call() : null;
        const scene: Scene = { ...people, flow, room };
        for (const side of ["agent", "visitor"] as const) await room?.enter(side);
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
        expect(flow.defects).toEqual([]);
        await flow.stop();
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 300) },
  );
}, 180_000);
