import { useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { toasts } from "../../ui/toast-queue.ts";

export interface Saving {
  readonly isWaiting: boolean;
  readonly fault: Fault | null;
  readonly forget: () => void;
  /** Does it; answers whether it was done. What waits for a second administrator is said, and counts as done. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
}

/** One change on its way, and what stands against it. */
export function useSaving(): Saving {
  const [isWaiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    isWaiting,
    fault,
    forget: () => setFault(null),
    async run(work) {
      if (isWaiting) return false;
      setWaiting(true);
      setFault(null);
      try {
        await work();
        return true;
      } catch (error) {
        const found = faultOf(error);
        if (found.reason === "approval-wanted") {
          toasts.show({ look: "warn", title: text("people.waits"), words: faultText(found) });
          return true;
        }
        setFault(found);
        return false;
      } finally {
        setWaiting(false);
      }
    },
  };
}
