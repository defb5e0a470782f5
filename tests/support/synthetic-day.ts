import { chanceOf, drawn } from "../../src-hub/routing/replay/chance.ts";
import type { Config } from "../../src-hub/routing/replay/changes.ts";
import type { Arrival, Day, Shift } from "../../src-hub/routing/replay/day.ts";
import { guessFrom } from "../../src-hub/routing/replay/guess.ts";
import { simulate } from "../../src-hub/routing/replay/simulate.ts";
import type { RoutingRow } from "../../src-hub/routing/inputs.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import { plainQueue, type QueueSettings } from "../../src-shared/queues/settings.ts";
import { plainAgent } from "../../src-shared/routing/agent-settings.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";

const hour = 3_600_000;
export const dayBegins = Date.UTC(2026, 10, 20);

export interface Shape {
  readonly conversations: number;
  readonly agents: number;
  readonly queues: number;
  readonly seed: number;
  /** Mean handling time, milliseconds. */
  readonly handling?: number;
  readonly settings?: Partial<QueueSettings>;
}

/** A day of a contact centre: visitors come between 8 and 18 o'clock, agents work then in two shifts. */
export function aDay({ conversations, agents, queues, seed, handling = 240_000, settings = {} }: Shape): Day {
  const chance = chanceOf(seed);
  const to = dayBegins + 24 * hour;
  const config: Config = {
    queues: Array.from({ length: queues }, (_, index) => ({
      id: `queue-${index}` as QueueId,
      name: `Queue ${index}`,
      settings: { ...plainQueue, ...settings },
      closed: null,
    })),
    agents: Array.from({ length: agents }, (_, index) => ({
      id: `agent-${String(index).padStart(5, "0")}` as AccountId,
      name: `Agent ${index}`,
      routing: {
        ...plainAgent,
        queues: [0, 1, 2].map((step) => ({
          queue: `queue-${(index + step) % queues}` as QueueId,
          order: step + 1,
          delay: 0,
        })),
      },
      capacity: { chat: 2, video: 1, "co-browse": 1 },
    })),
  };
  const shifts: Shift[] = config.agents.flatMap(({ id }, index) => {
    const begins = dayBegins + (index % 2 === 0 ? 8 : 10) * hour;
    return [
      { at: begins, agent: id, at_work: true },
      { at: begins + 8 * hour, agent: id, at_work: false },
    ];
  });
  const arrivals: Arrival[] = Array.from({ length: conversations }, (_, index) => {
    const at = dayBegins + 8 * hour + Math.floor(chance() * 10 * hour);
    return {
      at,
      refused: null,
      takenAt: null,
      // Some have little patience, most have much.
      leftAt: chance() < 0.1 ? at + Math.floor(chance() * 120_000) : null,
      answering: 1_000 + Math.floor(chance() * 8_000),
      handling: Math.floor(drawn(chance, 1 / handling)) + 1,
      wait: {
        id: `wait-${String(index).padStart(6, "0")}` as WaitId,
        conversation: `conversation-${index}` as ConversationId,
        kind: "new",
        queue: `queue-${Math.floor(chance() * queues)}` as QueueId,
        group: null,
        channel: chance() < 0.15 ? "video" : "chat",
        priority: 0,
        needs: [],
        only: null,
        kept: null,
        since: at,
        enteredAt: at,
        offered: false,
      },
    };
  });
  return { from: dayBegins, to, config, arrivals: arrivals.toSorted((a, b) => a.at - b.at), shifts };
}

/** The rows that a hub would have written on that day. */
export function rowsOfDay(shape: Shape): RoutingRow[] {
  const day = aDay(shape);
  const rows: RoutingRow[] = [];
  simulate(day, day.config, guessFrom(day).guess, chanceOf(shape.seed), (row) => rows.push(row));
  return rows;
}
