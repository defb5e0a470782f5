import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import { agentCursors, type AgentPlaced, greetAgent } from "../../src-shared/contracts/agent-state.ts";
import type { DeskEvent, DeskSnapshot } from "../../src-shared/contracts/desk.ts";
import { applyDesk, type DeskPlaced } from "../../src-shared/contracts/desk-state.ts";
import type { HelloAnswer, HelloInput } from "../../src-shared/rpc/contract.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** Main's own topics: the whole state of each, latest wins. */
type OwnEvent = Extract<
  DeskEvent,
  {
    type:
      | "hub.changed"
      | "link.changed"
      | "ring.changed"
      | "watch.changed"
      | "settings.changed"
      | "drafts.changed"
      | "callLog.changed";
  }
>;

export interface DeskStateOptions {
  readonly machine: Machine;
  readonly first: DeskSnapshot;
  /** A log of the hub's has an entry missing: it must be greeted anew. */
  readonly gap: () => void;
}

/**
 * What the window shows, held by main so that a reloaded window has it at once. The law: a window that began with
 * `snapshot` and applied every event since holds what `snapshot` answers now. Both use the same slices.
 */
export function deskState({ machine, first, gap }: DeskStateOptions) {
  let state = first;
  let epoch: string | undefined;
  let greetingAwaited = false;
  const versions = new Map<string, number>();
  const listeners = new Set<(placed: DeskPlaced) => void>();

  const outgoing: DeskPlaced[] = [];
  let emitting = false;

  /** What a listener publishes goes out after what it heard, to all of them in the same order. */
  function emit(placed: DeskPlaced): void {
    outgoing.push(placed);
    if (emitting) return;
    emitting = true;
    try {
      for (let next = outgoing.shift(); next; next = outgoing.shift()) for (const listener of listeners) listener(next);
    } finally {
      emitting = false;
    }
  }

  function publish(event: OwnEvent): void {
    const topic = event.type.slice(0, event.type.indexOf("."));
    const version = (versions.get(topic) ?? 0) + 1;
    versions.set(topic, version);
    const placed = { event, topic, version };
    state = applyDesk(state, placed, machine.now()).state;
    emit(placed);
  }

  return {
    snapshot: (): DeskSnapshot => state,
    /** Hears every event from now on, right after it was applied. */
    listen(listener: (placed: DeskPlaced) => void): Stop {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish,
    /** Heard by the window that is there now, and kept by nobody. */
    pass: (event: Extract<DeskEvent, { type: "callKey.pressed" }>): void => emit({ event }),
    /** One event of the hub's. What does not follow on what is held is not passed on; the next greeting brings it. */
    hubEvent(placed: AgentPlaced): void {
      const applied = applyDesk(state, placed, machine.now());
      if (applied.gap) {
        if (!greetingAwaited) gap();
        greetingAwaited = true;
        return;
      }
      const heldAlready = "log" in placed && applied.state === state;
      state = applied.state;
      if (!heldAlready && state.hub !== null) emit(placed);
    },
    /** The hub answered a hello; `at`: when, by main's clock. */
    greeted(answer: HelloAnswer<AgentContract>, at: number): void {
      const held = epoch === answer.epoch ? state.hub : null;
      epoch = answer.epoch;
      greetingAwaited = false;
      publish({ type: "hub.changed", hub: greetAgent(held, answer), now: answer.now + machine.now() - at });
    },
    /** Nobody is signed in: nothing of the hub is shown. */
    signedOut(): void {
      epoch = undefined;
      greetingAwaited = false;
      if (state.hub !== null) publish({ type: "hub.changed", hub: null, now: machine.now() + state.clockOffset });
    },
    /** What is held of the hub, for the next hello. */
    held: (): Pick<HelloInput<AgentContract>, "epoch" | "logs"> => ({ epoch, logs: agentCursors(state.hub) }),
  };
}

export type DeskStateHolder = ReturnType<typeof deskState>;
