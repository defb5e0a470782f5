import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { DeskStateHolder } from "../desk-state/desk-state.ts";
import type { Log } from "../shell/shell.ts";
import type { CallLog } from "./call-log.ts";

interface Erased {
  readonly at: number;
  readonly conversation: ConversationId;
}

export interface ErasedOptions {
  readonly log: Log;
  readonly callLog: Pick<CallLog, "forget" | "isUp">;
  readonly desk: Pick<DeskStateHolder, "listen" | "snapshot">;
  /** What the hub has erased after this one, the oldest first; none: that was all. */
  readonly read: (after: Erased | null) => Promise<{ readonly erased: readonly Erased[] }>;
}

/**
 * Forgets on this machine what the hub has erased: as soon as it is told, and for what was erased while the desk was away,
 * as soon as there are link and call log. Each start reads all of it once, so a file that was put back forgets again.
 */
export function erasedKeeper({ log, callLog, desk, read }: ErasedOptions) {
  let after: Erased | null = null;
  let running: Promise<void> | undefined;
  let again = false;

  async function forgetAll(): Promise<void> {
    for (;;) {
      if (!callLog.isUp() || desk.snapshot().hub === null) return;
      const { erased } = await read(after);
      const last = erased.at(-1);
      if (!last) return;
      await callLog.forget(erased.map(({ conversation }) => conversation));
      after = last;
    }
  }

  async function run(): Promise<void> {
    do {
      again = false;
      await forgetAll().catch((error: unknown) =>
        // The next hello, the next word of it, or the log's coming up begins anew where this one ended.
        log.warn("What was erased is forgotten here later.", { reason: faultOf(error).reason }),
      );
    } while (again);
    running = undefined;
  }

  /** There may be something new, or link and log are there now. */
  function look(): void {
    if (running) again = true;
    else running = run();
  }

  desk.listen(({ event }) => event.type === "conversation.erased" && look());
  return { look };
}
