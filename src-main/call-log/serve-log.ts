import type { Handlers } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { serve } from "../../src-shared/rpc/serve.ts";
import { type CallLogContract, callLogContract } from "./contract.ts";
import { openLog } from "./database.ts";
import { forgetterOf } from "./forget.ts";
import { readerOf } from "./read.ts";
import { writerOf } from "./write.ts";

/** Main is the only one who asks, and asks as fast as the hub tells. */
const limits = { beat: 0, rate: 100_000, burst: 100_000 };

/** Serves the call log in the file that hello names, until the pipe closes. */
export function serveCallLog(pipe: Pipe, machine: Machine): void {
  serve(
    callLogContract,
    pipe,
    {
      hello({ who }) {
        const { handlers, movedTo } = said(() => handlersOf(who.file, machine, pipe));
        return Promise.resolve({
          handlers,
          answer: { epoch: "call-log", now: machine.now(), state: { movedTo }, missed: {} },
          start: () => () => {},
        });
      },
      defect(error, ask) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        // Straight to the pipe: hello may have failed, and then nobody has been given a way to send.
        pipe.post(JSON.stringify({ event: { type: "defect", ask, text } }));
      },
    },
    machine,
    limits,
  );
}

function handlersOf(
  file: string,
  machine: Machine,
  pipe: Pipe,
): { handlers: Handlers<CallLogContract>; movedTo: string | null } {
  const { db, movedTo } = openLog(file, machine.now());
  pipe.onClosed(() => db.close());
  const reader = readerOf(db);
  const write = writerOf(db);
  const forget = forgetterOf(db);
  return {
    movedTo,
    handlers: {
      write: ({ items }) => ({ holes: said(() => write(items)) }),
      search: (asked) => reader.search(asked),
      read: (asked) => reader.read(asked),
      unfinished: (asked) => reader.unfinished(asked),
      forget({ conversations }) {
        said(() => forget(conversations));
        return {};
      },
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
    if (!/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/.test(code)) throw error;
    const reason = code === "SQLITE_FULL" ? "call-log-disk-full" : "call-log-not-writable";
    throw refuse("unavailable", reason, { values: { code } });
  }
}
