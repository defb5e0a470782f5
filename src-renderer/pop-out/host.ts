import { type DeskContract, deskContract } from "../../src-shared/contracts/desk.ts";
import type { DeskPlaced } from "../../src-shared/contracts/desk-state.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { BridgeEnd, carried, carry } from "../../src-shared/rpc/bridge.ts";
import type { Handlers } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { closeCodes, type Pipe, type Stop } from "../../src-shared/rpc/pipe.ts";
import { serve } from "../../src-shared/rpc/serve.ts";
import type { Store } from "../store.ts";
import type { Hands } from "./hands.ts";
import type { Post } from "./letters.ts";
import { deskLife, lifeOf, type Lives } from "./lives.ts";

export interface HostParts {
  readonly store: Store;
  readonly machine: Machine;
  readonly post: Post;
  readonly lives: Lives;
  readonly handlers: Handlers<DeskContract>;
  readonly onHeard: (hear: (placed: DeskPlaced | "greeted") => void) => Stop;
  /** A window of its own is there. */
  readonly came: (conversation: ConversationId) => void;
  readonly hands: (conversation: ConversationId, hands: Hands) => void;
  /** It was closed, by whomever. */
  readonly went: (conversation: ConversationId) => void;
}

/** Our own pages on the same machine; the limits only stop one that has gone mad. */
const limits = { beat: 0, rate: 500, burst: 2_000 };

/**
 * The desk's window serves the conversations' own windows as main serves it: the whole state at their hello, then every
 * event; what they ask goes the way of its own asks. They have no way to main, and so no lease, no ring and no right.
 */
export function serveOwnWindows(parts: HostParts): Stop {
  const { store, machine, post, lives, handlers, came, went } = parts;
  const epoch = uuid7(machine);
  const served = new Map<ConversationId, { readonly id: string; readonly end: BridgeEnd }>();
  const watched = new Map<ConversationId, Stop>();
  const hearers = new Set<(placed: DeskPlaced) => void>();
  let isHere = false;
  let living: Promise<void> | undefined;

  function closeAll(): void {
    for (const { end } of served.values()) end.close(closeCodes.restarting, "desk-window-away");
    served.clear();
  }

  function answer(conversation: ConversationId, pipe: Pipe): void {
    serve(
      deskContract,
      pipe,
      {
        hello() {
          const { desk, link } = store.getState();
          if (link.state !== "ready" || !desk || desk.link.state === "connecting")
            throw refuse("unavailable", "link-lost");
          if (!desk.hub) throw refuse("signed-out", "signed-out");
          if (!desk.hub.conversations.some((view) => idOf(view) === conversation)) throw refuse("gone", "gone");
          came(conversation);
          return Promise.resolve({
            handlers,
            answer: { epoch, now: machine.now(), state: desk, missed: {} },
            start(send) {
              const hear = (placed: DeskPlaced) => send(asItCame(placed));
              hearers.add(hear);
              return () => void hearers.delete(hear);
            },
          });
        },
        defect: (error, ask) => console.error(`What a conversation's own window asked, "${ask}", failed.`, error),
      },
      machine,
      limits,
    );
  }

  function open(conversation: ConversationId, id: string): void {
    served.get(conversation)?.end.close(closeCodes.takenOver, "taken-over");
    const end = new BridgeEnd((kind, text) =>
      post.send({ to: "window", conversation, frame: carry({ pipe: id, kind, text }) }),
    );
    served.set(conversation, { id, end });
    watched.get(conversation)?.();
    watched.set(
      conversation,
      lives.onGone(lifeOf(conversation), () => {
        watched.delete(conversation);
        served.get(conversation)?.end.end({ code: closeCodes.going, reason: "page-gone" });
        served.delete(conversation);
        went(conversation);
      }),
    );
    answer(conversation, end);
  }

  const stops = [
    post.onLetter((letter) => {
      if (!isHere || letter.to !== "desk") return;
      const { conversation } = letter;
      if ("hands" in letter) return parts.hands(conversation, letter.hands);
      const message = carried(letter.frame);
      if (message?.kind === "+") open(conversation, message.pipe);
      else if (message && message.pipe === served.get(conversation)?.id) served.get(conversation)?.end.take(message);
    }),
    parts.onHeard((placed) => {
      if (placed === "greeted") again();
      else for (const hear of hearers) hear(placed);
    }),
    store.subscribe(({ link }) => follow(link.state === "ready")),
  ];

  function follow(isReady: boolean): void {
    if (isReady === isHere) return;
    isHere = isReady;
    if (isReady) again();
    else closeAll();
  }

  /** All come, or come again. */
  function again(): void {
    closeAll();
    living ??= lives.live(deskLife, () => {
      // Another page is the desk's window now, and answers.
      living = undefined;
      isHere = false;
      closeAll();
    });
    void living.then(() => isHere && post.send({ to: "window", isHere: true }));
  }
  follow(store.getState().link.state === "ready");

  return () => {
    for (const stop of stops) stop();
    closeAll();
  };
}

/** An event that this window does not know goes on as it came. */
function asItCame(placed: DeskPlaced): DeskPlaced {
  const { event } = placed;
  if (event.type !== "unknown" || typeof event.raw !== "object" || event.raw === null || !("type" in event.raw))
    return placed;
  return { ...placed, event: event.raw as DeskPlaced["event"] };
}
