import { useEffect, useState } from "react";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { WaitingVisitor } from "../../src-shared/queues/waiting.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";

/** Whatever the figures do not tell, such as first words, is seen so soon; milliseconds. */
const lookEvery = 2_000;

export interface Waiting {
  /** Null until the hub has answered. */
  readonly waiting: readonly WaitingVisitor[] | null;
  readonly more: number;
  readonly fault: Fault | null;
}

/** Who waits in a queue: looked at again whenever its figure changes, and every two seconds. */
export function useWaiting(queue: QueueId): Waiting {
  const figures = useDesk(({ desk: held }) => held?.hub?.queues.find((one) => one.queue.id === queue));
  const linked = useDesk(isLinked);
  const [seen, setSeen] = useState<Waiting>({ waiting: null, more: 0, fault: null });
  const { waiting, longestSince } = figures ?? { waiting: 0, longestSince: null };
  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<void> => {
      try {
        const answer = await desk.ask("queue.look", { queue });
        if (!isOver) setSeen({ ...answer, fault: null });
      } catch (error) {
        if (!isOver) setSeen({ waiting: null, more: 0, fault: faultOf(error) });
      }
    };
    void look();
    const again = setInterval(() => void look(), lookEvery);
    return () => {
      isOver = true;
      clearInterval(again);
    };
  }, [queue, waiting, longestSince, linked]);
  return seen;
}
