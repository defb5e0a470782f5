import * as z from "zod/mini";
import type { UnknownEvent } from "../rpc/contract.ts";
import type { ConversationId } from "./model.ts";

export type LogKind = "public" | "staff";

/** The name of one of a conversation's two logs, as frames carry it. */
export function logOf(conversation: ConversationId, kind: LogKind): string {
  return `${conversation}/${kind}`;
}

/** The other way round; undefined for a name that is no conversation's log. */
export function logNamed(log: string): { conversation: ConversationId; kind: LogKind } | undefined {
  const [conversation, kind] = log.split("/");
  if (!conversation || (kind !== "public" && kind !== "staff")) return undefined;
  return { conversation: conversation as ConversationId, kind };
}

/** The newest part of a log: entries from after `before` up to `head`, and a summary of the whole. */
export interface LogPage<E, S> {
  head: number;
  summary: S;
  entries: Array<{ seq: number; event: E | UnknownEvent }>;
}

export function logPageOf<E extends z.ZodMiniType, S extends z.ZodMiniType>(event: E, summary: S) {
  // A newer hub's events keep their place as `unknown`, with the raw JSON for whoever stores it.
  const lifted = z.pipe(
    z.unknown(),
    z.transform((raw) => {
      const parsed = event.safeParse(raw);
      return parsed.success ? (parsed.data as z.infer<E>) : liftedBefore(raw);
    }),
  );
  return z.object({
    head: z.int(),
    summary,
    entries: z.array(z.object({ seq: z.int(), event: lifted })),
  });
}

function liftedBefore(raw: unknown): UnknownEvent {
  const known = z.object({ type: z.literal("unknown"), raw: z.unknown() }).safeParse(raw);
  return known.success ? known.data : { type: "unknown", raw };
}

export type Applied<P> = { page: P; gap: boolean };

/**
 * The next state of a log. An entry already held changes nothing; one that leaves a gap is not taken, and `gap` tells
 * whoever holds the link to ask again.
 */
export function applyEntry<E, S>(
  page: LogPage<E, S>,
  seq: number,
  event: E | UnknownEvent,
  summarise: (summary: S, event: E) => S,
): Applied<LogPage<E, S>> {
  if (seq <= page.head) return { page, gap: false };
  if (seq > page.head + 1) return { page, gap: true };
  const known = isUnknown(event) ? undefined : event;
  return {
    page: {
      head: seq,
      summary: known === undefined ? page.summary : summarise(page.summary, known),
      entries: [...page.entries, { seq, event }],
    },
    gap: false,
  };
}

function isUnknown<E>(event: E | UnknownEvent): event is UnknownEvent {
  return typeof event === "object" && event !== null && "type" in event && event.type === "unknown";
}
