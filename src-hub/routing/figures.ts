import type { ExclusionReason } from "../../src-shared/routing/why.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { Lines } from "./lines.ts";
import type { Profile } from "./profile.ts";

export interface QueueBoard {
  readonly queue: QueueId;
  /** Offered ones are in the queue until somebody has them. */
  readonly waiting: number;
  readonly longestSince: number | null;
  readonly agents: Readonly<Record<Entry, AgentCounts>>;
  /** Places left; null: no limit. */
  readonly room: number | null;
}

/** Of those who would be asked, sooner or later, for a visitor who asks for no more than the queue does. */
export interface AgentCounts {
  readonly members: number;
  readonly atWork: number;
  /** At work, ready, with a place for this channel, be it taken. */
  readonly able: number;
  readonly free: number;
}

export function countsOf(profile: Profile): AgentCounts {
  profile.catchUp();
  const counts = profile.counts();
  const free = profile.free.length;
  const sum = (...reasons: ExclusionReason[]): number => reasons.reduce((all, reason) => all + counts[reason], 0);
  const able = free + sum("ringing", "full", "in-call");
  const atWork = able + sum("not-ready", "channel-off");
  return { members: atWork + sum("not-here", "not-available"), atWork, able, free };
}

/** Of every queue that we have been told of. */
export function figuresOf(lines: Lines): QueueBoard[] {
  return [...lines.known()].map((line) => {
    const waiting = line.waits.items.length;
    const { threshold } = line.settings;
    return {
      queue: line.id,
      waiting,
      longestSince:
        waiting > 0 ? line.waits.items.reduce((first, { input }) => Math.min(first, input.since), Infinity) : null,
      agents: { chat: countsOf(lines.widest(line, "chat")), video: countsOf(lines.widest(line, "video")) },
      room: threshold === null ? null : Math.max(0, threshold - waiting),
    };
  });
}
