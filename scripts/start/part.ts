import type { ChildProcess, StdioOptions } from "node:child_process";
import { createInterface } from "node:readline";
import { PlainError } from "../plain-error.ts";
import { endGroup, ended, signalGroup, spawnGroup } from "../child-group.ts";
import { lastLogLines, openPartLog } from "./part-log.ts";
import { type Command, type Happening, next, type PartState } from "./restarts.ts";

/** One program of the house: how it is started, and how one knows that it is of use. */
export interface PartPlan {
  /** Its name for people: "the hub". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  /** How many SIGTERMs end it; one when absent. */
  readonly asks?: number;
  /** Exit code 0 means that a person closed it, and the house with it; absent, every end is a death. */
  readonly mayClose?: boolean;
  /** Whether it listens to lines on its stdin; absent, it has none. */
  readonly listens?: boolean;
  /** Hears each line that it prints, and answers what of it may stand in the log; absent, all of it. */
  heard?(line: string): string;
  /** Resolves once it is of use; called at each start. `signal` says that the program is gone. */
  ready(signal: AbortSignal, line: (pattern: RegExp) => Promise<string>): Promise<void>;
}

export interface Part {
  readonly name: string;
  /** The process that runs it now. */
  readonly pid: number | undefined;
  /** Resolves when it is ready for the first time; rejects when it is stopped or given up before. */
  readonly opened: Promise<void>;
  /** Gives a line to a part that listens; one that is just not running misses it. */
  tell(line: string): void;
  stop(): Promise<void>;
}

export interface PartListener {
  say(line: string): void;
  /** It is over: given up (a sentence that names the part and its log), or closed by a person. */
  over(sentence: string, gaveUp: boolean): void;
}

const readyWithin = 30_000;

/** Runs a program and starts it again when it dies, as `restarts.ts` says. */
export function runPart(plan: PartPlan, listener: PartListener): Part {
  const log = openPartLog(plan.log);
  const opened = Promise.withResolvers<void>();
  opened.promise.catch(() => undefined); // Nobody has to wait for it.
  let state: PartState = { phase: "opening" };
  let child: ChildProcess | undefined;
  let rest: NodeJS.Timeout | undefined;
  let ending: Promise<void> | undefined;

  function happen(happening: Happening, how = ""): void {
    const [after, command] = next(state, happening, performance.now());
    state = after;
    obey(command, how);
    if (state.phase === "over") log.close();
  }

  function obey(command: Command, how: string): void {
    switch (command.do) {
      case "nothing":
        return;
      case "start":
        child = start();
        return;
      case "rest":
        listener.say(`${upper(plan.name)} ended (${how}); it is started again.`);
        rest = setTimeout(() => happen("rested"), command.ms);
        return;
      case "end":
        if (child) ending = endGroup(child, plan.asks);
        return;
      case "finish":
        return listener.over(`${upper(plan.name)} was closed.`, false);
      case "give-up": {
        const why = command.because === "never-ready" ? `did not start (${how})` : `died too often (${how})`;
        const sentence = `${upper(plan.name)} ${why}. The end of its log, ${plan.log}:\n${lastLogLines(plan.log)}`;
        opened.reject(new PlainError(sentence));
        listener.over(sentence, true);
      }
    }
  }

  function start(): ChildProcess {
    const gone = new AbortController();
    const stdio: StdioOptions = [plan.listens ? "pipe" : "ignore", "pipe", "pipe"];
    const running = spawnGroup(plan.command, plan.args, { env: plan.env, stdio });
    running.stdin?.on("error", (error) => log.write(`It did not hear: ${error.message}\n`));
    const waiting = new Map<RegExp, (line: string) => void>();
    const closed = new Promise<void>((resolve) => running.once("close", () => resolve()));
    running.stderr?.setEncoding("utf8").on("data", (text: string) => log.write(text));
    if (running.stdout)
      createInterface({ input: running.stdout }).on("line", (line) => {
        log.write(`${plan.heard?.(line) ?? line}\n`);
        for (const [pattern, heard] of waiting) if (pattern.test(line)) heard(line);
      });
    const giveUp = (why: string): void => {
      if (gone.signal.aborted) return;
      log.write(`${why}\n`);
      signalGroup(running, "SIGKILL");
    };
    const patience = setTimeout(() => giveUp(`Not ready within ${readyWithin / 1000} s.`), readyWithin);
    plan
      .ready(gone.signal, (pattern) => new Promise((resolve) => waiting.set(pattern, resolve)))
      .then(
        () => {
          clearTimeout(patience);
          if (gone.signal.aborted) return;
          happen("became-ready");
          opened.resolve();
        },
        (error: unknown) => giveUp(String(error)),
      );
    void ended(running).then(async (how) => {
      gone.abort();
      clearTimeout(patience);
      // Nothing that it started outlives it, or the next one finds its port taken.
      if (signalGroup(running, "SIGKILL") || running.pid !== undefined) await closed;
      if (how === 0 && plan.mayClose) happen("closed");
      else happen("died", typeof how === "number" ? `exit code ${how}` : how);
    });
    return running;
  }

  child = start();
  return {
    name: plan.name,
    get pid() {
      return child?.pid;
    },
    opened: opened.promise,
    tell(line) {
      if (child?.stdin?.writable) child.stdin.write(`${line}\n`);
    },
    async stop() {
      clearTimeout(rest);
      happen("stop");
      await ending;
      opened.reject(new PlainError(`${upper(plan.name)} was stopped.`));
    },
  };
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
