import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { parseJson } from "../../../src-shared/rpc/frames.ts";

const ticketLife = 10 * 60_000;
/** More than a person opens; what is older than the newest so many is forgotten. */
const mostTickets = 64;
const mostKeys = 64;

/** What a page shows in its first frame: the ticket of its address once, then the key it got for it. */
const Shown = z.union([z.object({ ticket: z.string().max(100) }), z.object({ windowKey: z.string().max(100) })]);

export interface DeskDoor {
  /** A new single-use ticket for an address to give out. */
  ticket(): string;
  /** The window key of whoever may come in, or null. Takes any text. */
  enter(frame: string): string | null;
}

/**
 * Who may open the desk's socket. `now` in milliseconds of a clock that only runs forward.
 * Tickets and keys are kept as hashes, in memory only: a restart shuts the door.
 */
export function deskDoor(now: () => number): DeskDoor {
  const tickets = new Map<string, number>();
  const keys = new Set<string>();

  function useTicket(ticket: string): boolean {
    const hash = hashOf(ticket);
    const until = tickets.get(hash);
    tickets.delete(hash);
    return until !== undefined && now() < until;
  }

  return {
    ticket() {
      const ticket = random128();
      tickets.set(hashOf(ticket), now() + ticketLife);
      forgetOldest(tickets, mostTickets);
      return ticket;
    },
    enter(frame) {
      const { data: shown } = Shown.safeParse(parseJson(frame));
      if (!shown) return null;
      if ("windowKey" in shown) return keys.has(hashOf(shown.windowKey)) ? shown.windowKey : null;
      if (!useTicket(shown.ticket)) return null;
      const key = random128();
      keys.add(hashOf(key));
      forgetOldest(keys, mostKeys);
      return key;
    },
  };
}

function random128(): string {
  return randomBytes(16).toString("hex");
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64");
}

function forgetOldest(kept: Map<string, number> | Set<string>, most: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}
