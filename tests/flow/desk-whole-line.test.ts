import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { type Desk, startDesk, type TestWindow } from "../support/desk.ts";
import { fakeShell, type FakeShell } from "../support/fake-shell.ts";
import { type Flow, type Person, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { type Line, lineOf, type Sending } from "../support/line.ts";

const plain: Sending = (person, name, input) => person.link.ask(name, input);

/** The real hub, and main as it runs: Anna works through a window of her desk. */
interface House {
  readonly flow: Flow;
  readonly line: Line;
  /** Main ends and begins again on the same machine. */
  restartMain(): Promise<void>;
}

let house: House;
let desk: Desk;
let page: TestWindow;
/** The hub's end of the desk's wire. */
let wire: Pipe;

beforeEach(async () => {
  const flow = await startFlow();
  const known = await flow.agent("Anna");
  const { account } = (await until("the account", () => known.held()))!;
  known.link.stop();
  const tokens = { access: account.id, accessUntil: flow.clock.now() + 900_000, refresh: "r", account };
  const outside = {
    http: {
      signIn: () => Promise.resolve(tokens),
      enrolment: () => Promise.reject(refuse("unavailable", "hub-unreachable")),
      nonce: () => Promise.reject(refuse("unavailable", "hub-unreachable")),
      refresh: () => Promise.resolve(tokens),
      signOut: () => Promise.resolve(),
      deskFacts: () => Promise.reject(refuse("unavailable", "hub-unreachable")),
    },
    openHub() {
      const [near, far] = pipePair();
      flow.hub().serveAgent(far);
      wire = far;
      return Promise.resolve(near);
    },
  };
  async function begin(shell?: FakeShell): Promise<void> {
    desk = await startDesk({ clock: flow.clock, outside, ...(shell ? { shell } : { ticket: "t" }) });
    page = await desk.window();
    await until("the desk is ready", () => page.state().hub !== null && page.state().link.state === "ready");
  }
  await begin();
  const maria = flow.visitor("Maria");
  await until("the visitor is here", () => maria.held());
  const anna = {
    link: {
      ask: ((name, input, key) => page.ask(name, input, key)) as Person<AgentContract, AgentState>["link"]["ask"],
    },
    held: () => page.state().hub,
    state: () => page.state().hub!,
  } as Person<AgentContract, AgentState>;
  const line = { anna, maria, conversation: flow.id() as ConversationId, said: [] };
  house = {
    flow,
    line,
    async restartMain() {
      await desk.app.stop();
      await begin(fakeShell(desk.shell));
    },
  };
});
afterEach(async () => {
  await desk.stop();
  await house.flow.stop();
});

async function expectLogged({ line, flow }: House): Promise<void> {
  for (const words of ["Finland", "nice", "deliver", "Maria"]) {
    const { entries } = await page.ask("callLog.search", { words });
    expect(
      entries.map((entry) => entry.conversation),
      words,
    ).toEqual([line.conversation]);
  }
  const [entry] = (await page.ask("callLog.search", { words: "" })).entries;
  expect(entry).toMatchObject({
    outcome: "solved",
    note: "Delivery",
    calls: 1,
    messages: line.said.length,
    queue: "Sales",
  });
  const kept = await page.ask("callLog.read", { conversation: line.conversation });
  const whole = await page.ask("conversation.read", { conversation: line.conversation });
  expect(kept).toEqual(whole);
  expect(page.state().callLog).toBe("written");
  expect((await desk.window()).state()).toEqual(page.state());
  expect(flow.defects).toEqual([]);
  expect(desk.shell.told.filter(({ level }) => level === "error")).toEqual([]);
}

test("the whole line through main: at its end the call log has all of it, and finds it by a word that was said", async () => {
  for (const step of lineOf(house.flow, house.line, plain)) await step.run();
  await turns();
  await expectLogged(house);
  // The offer, and the visitor's invite to video.
  expect(desk.shell.notes).toHaveLength(2);
});

test("the hub is killed and started again before every step", async () => {
  for (const step of lineOf(house.flow, house.line, plain)) {
    wire.close(1006, "killed");
    await house.flow.restart();
    await until("the loss is noticed", () => page.state().link.state !== "ready");
    await page.ask("link.retry", {});
    house.line.maria.link.restart();
    await until("the desk is back", () => page.state().link.state === "ready");
    await step.run();
  }
  await turns();
  await expectLogged(house);
});

test("main is ended and started again before every step", async () => {
  for (const step of lineOf(house.flow, house.line, plain)) {
    await house.restartMain();
    await step.run();
  }
  await turns();
  await expectLogged(house);
});
