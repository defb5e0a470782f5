import { type MessagePort, workerData } from "node:worker_threads";
import type { Handlers } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { serve } from "../../src-shared/rpc/serve.ts";
import { nodeMachine } from "../machine.ts";
import { type CallLogContract, callLogContract } from "./contract.ts";
import { openLog } from "./database.ts";
import { portPipe } from "./port-pipe.ts";
import { readerOf } from "./read.ts";
import { writerOf } from "./write.ts";

// The call log's own thread: the one writer of its file. It serves one pipe, the port it was started with.
const { port } = workerData as { port: MessagePort };
const pipe = portPipe(port);

function handlersOf(file: string): { handlers: Handlers<CallLogContract>; movedTo: string | null } {
  const { db, movedTo } = openLog(file, nodeMachine.now());
  const reader = readerOf(db);
  const write = writerOf(db);
  return {
    movedTo,
    handlers: {
      write: ({ items }) => ({ holes: said(() => write(items)) }),
      search: (asked) => reader.search(asked),
      read: (asked) => reader.read(asked),
      unfinished: (asked) => reader.unfinished(asked),
      end() {
        db.close();
        return {};
      },
    },
  };
}

/** What the disk refuses is nobody's defect: it is said, and tried again later. */
function said<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/.test(code))
      throw refuse("unavailable", code === "SQLITE_FULL" ? "call-log-disk-full" : "call-log-not-writable", {
        values: { code },
      });
    throw error;
  }
}

serve(
  callLogContract,
  pipe,
  {
    hello({ who }) {
      const { handlers, movedTo } = said(() => handlersOf(who.file));
      return Promise.resolve({
        handlers,
        answer: { epoch: "call-log", now: nodeMachine.now(), state: { movedTo }, missed: {} },
        start: () => () => {},
      });
    },
    defect(error, ask) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      // Straight to the pipe: hello may have failed, and then nobody has been given a way to send.
      pipe.post(JSON.stringify({ event: { type: "defect", ask, text } }));
    },
  },
  nodeMachine,
  { beat: 0, rate: 100_000, burst: 100_000 },
);
