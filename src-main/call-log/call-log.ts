import { MessageChannel, Worker } from "node:worker_threads";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Input, Output } from "../../src-shared/rpc/contract.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { link } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import type { Log } from "../shell/shell.ts";
import { type CallLogContract, callLogContract, type Hole, type LogItem } from "./contract.ts";
import { portPipe } from "./port-pipe.ts";

/** The call log as main sees it. Every function rejects with a FaultError while the worker is down. */
export interface CallLog {
  /** Resolves when it is on the disk, with what is missing there. */
  write(items: readonly LogItem[]): Promise<Hole[]>;
  search(asked: Input<CallLogContract, "search">): Promise<Output<CallLogContract, "search">>;
  read(asked: Input<CallLogContract, "read">): Promise<Output<CallLogContract, "read">>;
  unfinished(asked: Input<CallLogContract, "unfinished">): Promise<Output<CallLogContract, "unfinished">>;
  /** Resolves when nothing of these is in the file any more. */
  forget(conversations: readonly ConversationId[]): Promise<void>;
  isUp(): boolean;
  /** Ends the worker when all is written. */
  stop(): Promise<void>;
}

export interface CallLogOptions {
  readonly machine: Machine;
  readonly log: Log;
  readonly file: string;
  /** Starts a worker and answers the pipe to it. */
  readonly start: () => Promise<Pipe>;
  /** It can write (again). */
  readonly up: () => void;
  /** Something about the file that the agent must be told: it was begun anew, or cannot be used at all. */
  readonly trouble: (fault: Fault) => void;
}

/** A frame holds 256 k code units; the rest is for what stands around the items. */
const mostInFrame = 200_000;

/** Starts the call log's worker and keeps it: one that dies is started again with back-off. */
export function callLog({ machine, log, file, start, up, trouble }: CallLogOptions): CallLog {
  let isUp = false;
  const worker = link({
    contract: callLogContract,
    machine,
    open: start,
    hello: () => Promise.resolve({ who: { file }, logs: {} }),
    greeted({ state }) {
      if (state.movedTo !== null) {
        log.warn("The call log's file was no database. It is kept beside, and a new one was begun.", {
          kept: state.movedTo,
        });
        trouble({ code: "gone", reason: "call-log-begun-anew", values: { file: state.movedTo } });
      }
    },
    event({ event }) {
      if (event.type === "defect") log.error(`The call log failed at "${event.ask}".`, event.text);
    },
    changed(state) {
      isUp = state.state === "ready";
      if (isUp) up();
      if (state.state === "lost")
        log.warn("The call log's worker is gone; it is started again.", { at: state.retryAt });
      if (state.state === "ended") {
        log.error(
          "The call log's file was written by a newer version of this program and is left untouched.",
          state.fault,
        );
        trouble(state.fault);
      }
    },
    refused: ({ code }) => (code === "outdated" ? "end" : "retry"),
  });

  return {
    async write(items) {
      const holes = new Map<string, Hole>();
      for (const part of inFrames(items)) {
        const answer = await worker.ask("write", { items: part });
        for (const item of part) holes.delete(item.is === "view" ? item.public.summary.id : item.conversation);
        for (const hole of answer.holes) holes.set(hole.conversation, hole);
      }
      return [...holes.values()];
    },
    search: (asked) => worker.ask("search", asked),
    read: (asked) => worker.ask("read", asked),
    unfinished: (asked) => worker.ask("unfinished", asked),
    async forget(conversations) {
      await worker.ask("forget", { conversations: [...conversations] });
    },
    isUp: () => isUp,
    async stop() {
      // What is asked first is done first, so this comes after every write; a worker that is down has nothing to end.
      if (isUp)
        await worker.ask("end", {}).catch((error: unknown) => log.error("The call log did not end by itself.", error));
      worker.stop();
    },
  };
}

function* inFrames(items: readonly LogItem[]): Generator<LogItem[]> {
  let part: LogItem[] = [];
  let size = 0;
  for (const item of items) {
    const length = JSON.stringify(item).length + 1;
    if (part.length > 0 && size + length > mostInFrame) {
      yield part;
      part = [];
      size = 0;
    }
    part.push(item);
    size += length;
  }
  if (part.length > 0) yield part;
}

/** Starts the worker's thread. The pipe closes when the thread ends, and the thread is ended when the pipe closes. */
export function startWorker(script: URL | string, log: Log): Promise<Pipe> {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(script, { workerData: { port: port2 }, transferList: [port2] });
  const pipe = portPipe(port1);
  worker.on("error", (error) => log.error("The call log's worker failed.", error));
  worker.on("exit", () => port1.close());
  pipe.onClosed(() => void worker.terminate());
  return Promise.resolve(pipe);
}
