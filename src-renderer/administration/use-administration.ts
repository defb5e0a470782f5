import { useCallback, useEffect, useState } from "react";
import type { Administration } from "../../src-shared/administration/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

export type Read =
  | { readonly state: "reading" }
  | { readonly state: "read"; readonly administration: Administration }
  | { readonly state: "fault"; readonly fault: Fault };

export interface AdministrationDesk {
  readonly read: Read;
  readonly again: () => void;
  /** Does a change, then reads anew. A refusal is shown, and what was there stays. */
  readonly change: (asked: Promise<{ readonly conversations?: number }>) => Promise<boolean>;
}

/** What the hub holds, read when the room opens, after each change, and when the link has come back. */
export function useAdministration(): AdministrationDesk {
  const [read, setRead] = useState<Read>({ state: "reading" });
  const [round, setRound] = useState(0);
  const linked = useDesk(isLinked);
  const again = useCallback(() => setRound((count) => count + 1), []);
  useEffect(() => {
    if (!linked) return;
    let isStopped = false;
    desk.ask("administration.read", {}).then(
      (administration) => isStopped || setRead({ state: "read", administration }),
      // What was read before is still the newest that is known.
      (error: unknown) =>
        isStopped ||
        setRead((before) => (before.state === "read" ? before : { state: "fault", fault: faultOf(error) })),
    );
    return () => {
      isStopped = true;
    };
  }, [round, linked]);

  const change = useCallback(
    async (asked: Promise<{ readonly conversations?: number }>) => {
      try {
        const { conversations: count = 0 } = await asked;
        if (count > 0) toasts.show({ look: "good", title: text("administration.applied", { count }) });
        return true;
      } catch (error) {
        toasts.show({ look: "bad", title: text("administration.failed"), words: faultText(faultOf(error)) });
        return false;
      } finally {
        again();
      }
    },
    [again],
  );
  return { read, again, change };
}
