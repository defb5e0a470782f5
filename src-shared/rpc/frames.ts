import * as z from "zod/mini";
import { Fault } from "./fault.ts";

/** The largest frame that either end takes, in UTF-16 code units. */
export const maxFrame = 256 * 1024;

export const AskFrame = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  ask: z.string().check(z.maxLength(100)),
  input: z.unknown(),
  key: z.optional(z.uuid()),
});
export type AskFrame = z.infer<typeof AskFrame>;

/** Either side's sign of life: the server sends it, the client sends it back. */
export const BeatFrame = z.object({ beat: z.number() });
export const UpFrame = z.union([AskFrame, BeatFrame]);

export const HelloFrame = z.object({
  protocol: z.number(),
  who: z.unknown(),
  epoch: z.optional(z.string()),
  logs: z._default(z.record(z.string(), z.int()), {}),
});

const EventFrame = z.object({
  event: z.looseObject({ type: z.string() }),
  log: z.optional(z.string()),
  seq: z.optional(z.int()),
  topic: z.optional(z.string()),
  version: z.optional(z.number()),
});
export type EventFrame = z.infer<typeof EventFrame>;

export const DownFrame = z.union([
  z.object({ id: z.string(), fault: Fault }),
  EventFrame,
  BeatFrame,
  /** The server is going down: come back after a random time within so many milliseconds. */
  z.object({ bye: z.object({ within: z.number() }) }),
  z.object({ id: z.string(), value: z.unknown() }),
]);

export const HelloAnswerFrame = z.object({
  protocol: z.number(),
  epoch: z.string(),
  now: z.number(),
  beat: z.number(),
  state: z.unknown(),
  missed: z.record(z.string(), z.array(z.object({ seq: z.int(), event: z.looseObject({ type: z.string() }) }))),
});

/** JSON text to a value, or undefined when it is not JSON. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
