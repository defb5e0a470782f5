import type { DeskEvent } from "../../src-shared/contracts/desk.ts";
import type { UnknownEvent } from "../../src-shared/rpc/contract.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { watchFor } from "../../src-shared/supervision/colleague-asks.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";

const heard = new Set<(event: DeskEvent | UnknownEvent) => void>();

/** One event out of main, for whoever looks. */
export function hearLive(event: DeskEvent | UnknownEvent): void {
  for (const hear of heard) hear(event);
}

/** For who needs what is told to this window anyway, as long as he listens. */
export function hearing(hear: (event: DeskEvent | UnknownEvent) => void): Stop {
  heard.add(hear);
  return () => heard.delete(hear);
}

export interface Look {
  /** Asks the hub, with what is held. */
  readonly watch: () => void;
  /** Nobody on this window looks any more. */
  readonly unwatch: () => void;
  readonly hear: (event: DeskEvent | UnknownEvent) => void;
}

/**
 * Something of the hub's that is told only to who asks for it. It is asked for while somebody on this window looks: again
 * long before the hub forgets, and when the link has come back. Answers a function that begins one look.
 */
export function looking(look: Look): () => Stop {
  let lookers = 0;
  let stops: Stop[] = [];

  function again(): Stop {
    let stop: Stop = machine.after(watchFor / 3, turn);
    function turn(): void {
      stop = machine.after(watchFor / 3, turn);
      look.watch();
    }
    return () => stop();
  }

  function begin(): void {
    heard.add(look.hear);
    let wasLinked = isLinked(store.getState());
    const stopLink = store.subscribe((state) => {
      const linked = isLinked(state);
      if (linked && !wasLinked) look.watch();
      wasLinked = linked;
    });
    stops = [() => heard.delete(look.hear), stopLink, again()];
    look.watch();
  }

  return () => {
    if (lookers++ === 0) begin();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      if (--lookers > 0) return;
      for (const stop of stops.splice(0)) stop();
      look.unwatch();
    };
  };
}
