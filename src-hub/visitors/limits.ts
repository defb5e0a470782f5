import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { tokenBucket } from "../../src-shared/rpc/token-bucket.ts";

/** What visitors may send in ten seconds, and at once. */
export interface VisitorLimits {
  /** One visitor, from whatever number of tabs. */
  readonly perVisitor: number;
  /** All who come from one network: an office, a village, or one who has many faces. */
  readonly perNetwork: number;
}

/** What is counted: whatever makes a row that somebody has to read. */
const counted: ReadonlySet<string> = new Set([
  "chat.send",
  "conversation.start",
  "message.leave",
  "dataRequest.make",
  "appointment.choose",
  "appointment.shift",
  "appointment.giveUp",
]);
const span = 10;
/** A bucket that nobody has come to for so long is full again, milliseconds. */
const forgetAfter = 2 * span * 1000;
const sweepEvery = 1_000;

/** Refuses `too-fast` with `retryAfter` when this visitor, or his network, has sent too much. */
export type TakesMessage = (ask: string, visitor: VisitorId, network: string) => void;

/** Each has a bucket of his own, so that one who floods slows himself down, and nobody else. */
export function messageLimits(machine: Machine, limits: VisitorLimits | undefined): TakesMessage {
  if (!limits) return () => {};
  const visitors = bucketsOf(machine, limits.perVisitor);
  const networks = bucketsOf(machine, limits.perNetwork);
  return (ask, visitor, network) => {
    if (!counted.has(ask)) return;
    // His own first: what he is refused by it costs his network nothing.
    const wait = visitors(visitor) || (network === "" ? 0 : networks(network));
    if (wait > 0) throw refuse("too-fast", "messages-too-fast", { retryAfter: wait });
  };
}

/** Milliseconds to wait for the next; 0: now. */
function bucketsOf(machine: Machine, most: number): (key: string) => number {
  const held = new Map<string, { readonly bucket: ReturnType<typeof tokenBucket>; at: number }>();
  let taken = 0;

  function sweep(): void {
    const now = machine.now();
    for (const [key, { at }] of held) if (now - at > forgetAfter) held.delete(key);
  }

  return (key) => {
    if (++taken % sweepEvery === 0) sweep();
    const one = held.get(key) ?? { bucket: tokenBucket(machine, { rate: most / span, burst: most }), at: 0 };
    held.set(key, one);
    one.at = machine.now();
    const wait = one.bucket.take();
    return wait === "far-too-fast" ? span * 1000 : wait;
  };
}
