import type { AccountId } from "../src-shared/accounts/model.ts";
import type { Presence } from "../src-shared/presence/model.ts";
import type { UnknownEvent } from "../src-shared/rpc/contract.ts";
import type { Stop } from "../src-shared/rpc/pipe.ts";
import type { AgentEvent } from "../src-shared/contracts/agent.ts";
import type { RoutingRow } from "./routing/inputs.ts";
import type { VisitorEvent } from "../src-shared/contracts/visitor.ts";

export type HubEvent = AgentEvent | VisitorEvent | UnknownEvent;

/** What leaves after a commit. Losing one loses nothing: each can be read again from the database. */
export type News =
  | { readonly event: HubEvent; readonly log: string; readonly seq: number }
  | { readonly event: HubEvent; readonly topic: string }
  | { readonly event: HubEvent }
  /** For the matcher: a row as it was written. */
  | { readonly routing: RoutingRow }
  /** For who watches all agents' states: one of them changed. */
  | { readonly account: AccountId; readonly presence: Presence }
  /** No content: somebody should look. */
  | { readonly wake: true }
  /** Who is in this room, or may be, has changed. */
  | { readonly room: string };

/** Where news goes. In one process an emitter; across nodes the same addresses are subjects. */
export interface Bus {
  publish(address: string, news: News): void;
  subscribe(address: string, listener: (news: News) => void): Stop;
}

export const addresses = {
  log: (log: string) => `log.${log}`,
  agent: (account: string) => `agent.${account}`,
  /** Everything that every desk sees: queue figures. */
  desks: "desks",
  /** Everybody who looks at a site: what he may expect there. */
  site: (site: string) => `site.${site}`,
  visitor: (visitor: string) => `visitor.${visitor}`,
  /** Pages of this visitor must come back: he has turned out to be another. */
  moved: (visitor: string) => `moved.${visitor}`,
  /** Pages of this visit must go: he has logged out. */
  visit: (visit: string) => `visit.${visit}`,
  /** Every change of any agent's state. */
  presences: "presences",
  /** To desks that watch their colleagues' states. */
  colleagues: "colleagues",
  /** To supervisors' desks that watch agents and queues, and one queue's waiting visitors. */
  supervision: "supervision",
  waits: (queue: string) => `waits.${queue}`,
  /** Who signs in with this family of tokens must go. */
  family: (family: string) => `family.${family}`,
  matcher: "matcher",
  /** What waits, or who is there for it, has changed. */
  places: "places",
  /** What administrators lay down was changed. */
  configuration: "configuration",
  /** A call ended: rooms without a call are to be closed. */
  rooms: "rooms",
  /** Something is to be told to another program, or asked of it. */
  outside: "outside",
  /** A room of a call is to be looked at. */
  looks: "looks",
  /** A person's data is to be erased. */
  erasures: "erasures",
  /** A letter was put into the outbox. */
  mail: "mail",
} as const;

/** `failed` hears of a listener that threw: the others still get the news, and what was committed stays committed. */
export function memoryBus(failed: (error: unknown) => void): Bus {
  const listeners = new Map<string, Set<(news: News) => void>>();
  function tell(listener: (news: News) => void, news: News): void {
    try {
      listener(news);
    } catch (error) {
      failed(error);
    }
  }
  return {
    publish(address, news) {
      for (const listener of listeners.get(address) ?? []) tell(listener, news);
    },
    subscribe(address, listener) {
      const held = listeners.get(address) ?? new Set();
      listeners.set(address, held.add(listener));
      return () => {
        held.delete(listener);
        if (held.size === 0 && listeners.get(address) === held) listeners.delete(address);
      };
    },
  };
}
