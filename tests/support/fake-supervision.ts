import type { Page } from "@playwright/test";
import type { QueueWaits, SupervisedAgent, SupervisedQueue } from "../../src-shared/supervision/supervised.ts";
import { anAgentRow, aQueueRow, aWaitRow } from "./supervised.ts";

const states = ["available", "available", "busy", "break", "lunch", "away", "training", "not-responding"] as const;
const activities = ["idle", "in-chat", "in-call", "ringing", "wrap-up"] as const;
const names = ["Anna", "Jonas", "Mira", "Ada", "Eero", "Liisa", "Noor", "Pablo", "Wei", "Zoé"];

/** The nth agent at the nth turn: somebody else each time that something of his changed. */
function agentAt(number: number, turn: number, now: number): SupervisedAgent {
  const seed = number * 7 + turn * 13;
  const activity = activities[seed % activities.length]!;
  return anAgentRow(number, {
    name: `${names[number % names.length]} ${number}`,
    state: states[seed % states.length]!,
    since: now - (seed % 900) * 1000,
    activity,
    activitySince: now - (seed % 300) * 1000,
    load: { chat: seed % 4, video: activity === "in-call" ? 1 : 0, "co-browse": 0 },
    queues: number % 3 === 0 ? null : [aQueueRow(number % 50).id, aQueueRow((number + 7) % 50).id],
    unready: number % 41 === 0 ? ["microphone"] : [],
  });
}

function queueAt(number: number, turn: number, now: number): SupervisedQueue {
  const waiting = (number * 5 + turn) % 17;
  return aQueueRow(number, { waiting, longestSince: waiting > 0 ? now - waiting * 9000 : null });
}

function waitsAt(queue: SupervisedQueue["id"], turn: number, now: number): QueueWaits {
  const waits = Array.from({ length: 40 }, (_, at) => {
    const one = aWaitRow(at + 1 + turn, { since: now - (60 - at) * 4000 });
    return { ...one, why: { ...one.why, ahead: at, excluded: { full: 2, "lacks-skill": 1 }, widensAt: now + 20_000 } };
  });
  return { queue, total: waits.length, waits };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/**
 * Gives a desk's page a supervision feed of so many agents and queues in place of its hub's: each second a tenth of the
 * agents, all queues and the waiting visitors change.
 */
export async function fakeSupervision(page: Page, agentCount: number, queueCount: number): Promise<void> {
  await page.routeWebSocket(/\/desk$/, (socket) => {
    const server = socket.connectToServer();
    let looked: SupervisedQueue["id"] | null = null;
    let version = 1;
    socket.onMessage((frame) => {
      const asked = JSON.parse(String(frame)) as { id: string; ask?: string; input: { queue: typeof looked } };
      if (asked.ask === "supervision.unwatch") return socket.send(JSON.stringify({ id: asked.id, value: {} }));
      if (asked.ask !== "supervision.watch") return server.send(frame);
      looked = asked.input.queue;
      const now = Date.now();
      const queues = numbers(queueCount).map((number) => queueAt(number, version, now));
      socket.send(
        JSON.stringify({
          id: asked.id,
          value: {
            version,
            agents: numbers(agentCount).map((number) => agentAt(number, version, now)),
            queues,
            waits: looked === null ? null : waitsAt(looked, version, now),
            names: { queues: queues.map(({ id, name }) => ({ id, name })), skills: [], groups: [] },
          },
        }),
      );
    });
    server.onMessage((frame) => socket.send(frame));
    const turning = setInterval(() => {
      version += 1;
      const now = Date.now();
      const event = {
        type: "supervision.changed",
        version,
        agents: numbers(agentCount)
          .filter((number) => number % 10 === version % 10)
          .map((number) => agentAt(number, version, now)),
        goneAgents: [],
        queues: numbers(queueCount).map((number) => queueAt(number, version, now)),
        goneQueues: [],
      };
      socket.send(JSON.stringify({ event }));
      if (looked !== null)
        socket.send(JSON.stringify({ event: { type: "waits.changed", waits: waitsAt(looked, version, now) } }));
    }, 1000);
    socket.onClose(() => clearInterval(turning));
  });
}
