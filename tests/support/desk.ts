import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type App, startApp, type World } from "../../src-main/app.ts";
import { serveCallLog } from "../../src-main/call-log/serve-log.ts";
import { type DeskContract, deskContract, type DeskEvent, type DeskSnapshot } from "../../src-shared/contracts/desk.ts";
import { applyDesk, type DeskPlaced } from "../../src-shared/contracts/desk-state.ts";
import { type Client, connect } from "../../src-shared/rpc/connect.ts";
import type { Closed, Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { fakeHub, type FakeHub } from "./fake-hub.ts";
import { type FakeShell, fakeShell } from "./fake-shell.ts";
import { handClock, type HandClock, until } from "./hand-clock.ts";

/** A page of the desk's window: its link to main, and what it has folded so far. */
export interface TestWindow {
  readonly ask: Client<DeskContract>["ask"];
  state(): DeskSnapshot;
  readonly events: Array<DeskEvent["type"] | "unknown">;
  readonly placed: DeskPlaced[];
  close(): void;
}

export interface Desk {
  readonly app: App;
  readonly clock: HandClock;
  readonly hub: FakeHub;
  readonly shell: FakeShell;
  /** The call log's worker: its pipes can be broken, its answers held back. */
  readonly log: FakeWorker;
  window(): Promise<TestWindow>;
  stop(): Promise<void>;
}

export interface FakeWorker {
  start(): Promise<Pipe>;
  /** No answer passes while true; they come when it is false again. */
  hold(held: boolean): void;
  /** Every write is refused with this while it is set. */
  broken: boolean;
  /** It ends as after a crash, and cannot be started while true. */
  dead: boolean;
  kill(): void;
  /** What main asked, in order. */
  readonly asked: string[];
}

/** The call log in this thread, with a wire that a test can trouble. */
export function fakeWorker(clock: HandClock): FakeWorker {
  let inner: Pipe | undefined;
  let held: Array<() => void> | undefined;
  const worker: FakeWorker = {
    broken: false,
    dead: false,
    asked: [],
    hold(hold) {
      const waiting = held ?? [];
      held = hold ? [] : undefined;
      if (!hold) for (const pass of waiting) pass();
    },
    kill: () => inner?.close(1006, "killed"),
    start() {
      if (worker.dead) return Promise.reject(new Error("no such thread"));
      const [near, far] = pipePair();
      const [outer, served] = pipePair();
      inner = far;
      // near (main) ↔ far ⇄ outer ↔ served (the log)
      far.onFrame((frame) => {
        const { id, ask } = JSON.parse(frame) as { id: string; ask: string };
        worker.asked.push(ask);
        if (worker.broken && ask === "write")
          far.post(JSON.stringify({ id, fault: { code: "unavailable", reason: "call-log-disk-full" } }));
        else outer.post(frame);
      });
      outer.onFrame((frame) => (held ? held.push(() => far.post(frame)) : far.post(frame)));
      far.onClosed(({ code, reason }: Closed) => outer.close(code, reason));
      serveCallLog(served, clock);
      return Promise.resolve(near);
    },
  };
  return worker;
}

/** Main as it runs, on a fake machine, with a fake hub and a real call log on a real disk. */
export async function startDesk(
  parts: {
    clock?: HandClock;
    hub?: FakeHub;
    /** Another hub than the fake one. */
    outside?: Pick<World, "http" | "openHub">;
    shell?: FakeShell;
    log?: FakeWorker;
    ticket?: string;
  } = {},
): Promise<Desk> {
  const clock = parts.clock ?? handClock();
  const hub = parts.hub ?? fakeHub(clock);
  const shell = parts.shell ?? fakeShell();
  const log = parts.log ?? fakeWorker(clock);
  const ticketFile = join(shell.folders.data, "ticket");
  if (parts.ticket) writeFileSync(ticketFile, parts.ticket);
  const app = await startApp(
    shell,
    { hubUrl: "http://hub.test", ticketFile, callLogWorker: "unused" },
    {
      machine: clock,
      http: hub.http,
      openHub: () => hub.open(),
      startCallLog: () => log.start(),
      ...parts.outside,
    },
  );
  return {
    app,
    clock,
    hub,
    shell,
    log,
    window: () => openWindow(shell.openPage(), clock),
    async stop() {
      await app.stop();
      shell.remove();
    },
  };
}

async function openWindow(pipe: Pipe, clock: HandClock): Promise<TestWindow> {
  let state: DeskSnapshot | undefined;
  const placed: DeskPlaced[] = [];
  const client = connect(deskContract, pipe, clock, {
    greeted: (answer) => void (state = answer.state),
    event(one) {
      placed.push(one);
      if (state) state = applyDesk(state, one, clock.now()).state;
    },
    closed: () => {},
  });
  await client.hello({ who: {}, logs: {} });
  return {
    ask: (name, input, key) => client.ask(name, input, key),
    state() {
      if (!state) throw new Error("main has not answered");
      return state;
    },
    placed,
    get events() {
      return placed.map(({ event }) => event.type);
    },
    close: () => client.close(1001, "reload"),
  };
}

/** Signed in and greeted, with one window. */
export async function deskAtWork(parts: Parameters<typeof startDesk>[0] = {}): Promise<Desk & { page: TestWindow }> {
  const desk = await startDesk({ ticket: "ticket-1", ...parts });
  const page = await desk.window();
  await until("the hub has answered", () => page.state().hub !== null && page.state().link.state === "ready");
  return { ...desk, page };
}
