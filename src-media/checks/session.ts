import { type Fault, FaultError, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { PartResult, TestReport, TestStart } from "../../src-shared/video-test/model.ts";
import type { TestPart } from "../../src-shared/video-test/parts.ts";
import type { ChosenDevices } from "./check.ts";
import { partsOf, runTest } from "./run-test.ts";

/** Where a test is shown: the public page, the widget or the desk. */
export interface TestPlace {
  readonly chosen: () => ChosenDevices;
  /** Rejects with a FaultError when the hub refuses, with anything else when it cannot be reached. */
  readonly start: () => Promise<TestStart>;
  readonly handIn: (input: { number: string; secret: string; report: TestReport }) => Promise<unknown>;
  readonly hubSocket: () => Promise<void>;
}

/** All that the screen may know of a test. */
export interface TestView {
  readonly phase: "idle" | "running" | "done";
  readonly kind: TestReport["kind"];
  readonly parts: ReadonlyArray<{ readonly part: TestPart; readonly state: "waiting" | "running" | PartResult }>;
  /** The question after the tone is open. */
  readonly asksHeard: boolean;
  readonly report: TestReport | null;
  /** Under which the report was handed in. */
  readonly number: string | null;
  /** Why the report has no number; the test itself stands. */
  readonly unkept: Fault | null;
}

export interface TestSession {
  readonly view: () => TestView;
  readonly onChange: (listener: () => void) => Stop;
  /** Begins anew, whatever ran before. */
  readonly run: (kind: TestReport["kind"]) => Promise<void>;
  readonly answerHeard: (heard: boolean | undefined) => void;
  /** Hands the report in again. */
  readonly handIn: () => Promise<void>;
  /** Stops what runs, and closes camera and microphone. */
  readonly stop: () => void;
  readonly onLevel: (listener: (level: number) => void) => Stop;
  /** The camera's picture while it is tested. */
  readonly picture: () => MediaStream | null;
}

const idle: TestView = {
  phase: "idle",
  kind: "quick",
  parts: [],
  asksHeard: false,
  report: null,
  number: null,
  unkept: null,
};

export function testSession(place: TestPlace): TestSession {
  const listeners = new Set<() => void>();
  const levels = new Set<(level: number) => void>();
  let view = idle;
  let picture: MediaStream | null = null;
  let running: AbortController | undefined;
  let answer: (heard: boolean | undefined) => void = () => {};
  let way: TestStart | undefined;

  function change(next: Partial<TestView>): void {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  }

  const setPart = (part: TestPart, state: "running" | PartResult): void =>
    change({ parts: view.parts.map((one) => (one.part === part ? { part, state } : one)) });

  /** Once a test, and again when the first did not succeed: a report without a number is of no use to a supporter. */
  async function wayOrNone(): Promise<TestStart | undefined> {
    try {
      way ??= await place.start();
      return way;
    } catch (error) {
      change({
        unkept: error instanceof FaultError ? error.fault : { code: "unavailable", reason: "hub-unreachable" },
      });
      return undefined;
    }
  }

  async function handIn(): Promise<void> {
    const { report } = view;
    const begun = await wayOrNone();
    if (!report || !begun) return;
    try {
      await place.handIn({ number: begun.number, secret: begun.secret, report });
      change({ number: begun.number, unkept: null });
    } catch (error) {
      change({ unkept: faultOf(error) });
    }
  }

  function stop(): void {
    running?.abort();
    running = undefined;
    answer(undefined);
    if (view.phase === "running") change(idle);
  }

  return {
    view: () => view,
    picture: () => picture,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLevel(listener) {
      levels.add(listener);
      return () => levels.delete(listener);
    },
    answerHeard: (heard) => answer(heard),
    handIn,
    stop,
    async run(kind) {
      stop();
      const mine = new AbortController();
      running = mine;
      way = undefined;
      change({ ...idle, phase: "running", kind, parts: partsOf(kind).map((part) => ({ part, state: "waiting" })) });
      const mineOnly = (work: () => void): void => void (running === mine && work());
      const person = {
        picture: (stream: MediaStream | null) =>
          mineOnly(() => {
            picture = stream;
            change({});
          }),
        level: (level: number) => mineOnly(() => levels.forEach((tell) => tell(level))),
        heard: () =>
          new Promise<boolean | undefined>((resolve) => {
            answer = (heard) => {
              resolve(heard);
              change({ asksHeard: false });
            };
            change({ asksHeard: true });
          }),
      };
      const told = {
        began: (part: TestPart) => mineOnly(() => setPart(part, "running")),
        ended: (result: PartResult) => mineOnly(() => setPart(result.part, result)),
      };
      const ports = { chosen: place.chosen(), person, hubSocket: place.hubSocket, way: wayOrNone };
      try {
        const report = await runTest(kind, ports, told, mine.signal);
        if (running !== mine) return;
        running = undefined;
        change({ phase: "done", report });
        await handIn();
      } catch (error) {
        if (!mine.signal.aborted) throw error;
      }
    },
  };
}
