import * as z from "zod/mini";
import { ConversationId, Outcome } from "../conversations/model.ts";
import { longestText } from "../text/clean.ts";

/** `id` is what rows and reports keep; `name` is what people read. */
export const OutcomeChoice = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "outcome-id-wrong")),
  name: z.string().check(z.trim(), z.minLength(1, "name-missing"), z.maxLength(80, "name-too-long")),
});
export type OutcomeChoice = z.infer<typeof OutcomeChoice>;

/** One more thing to be filled in at the end. */
export const WrapUpField = z.object({
  key: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "field-key-wrong")),
  label: z.string().check(z.trim(), z.minLength(1, "name-missing"), z.maxLength(80, "name-too-long")),
  kind: z.enum(["text", "number", "date", "choice", "tick"]),
  required: z.boolean(),
  /** For `choice` alone. */
  choices: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(80))), []),
});
export type WrapUpField = z.infer<typeof WrapUpField>;

export const wrapUpModes = ["optional", "discretionary", "time-boxed", "no-early-exit"] as const;

/**
 * After a conversation (features A8). `optional`: the desk asks, leaving it empty is well. `discretionary`: the agent
 * must finish it, in his own time. `time-boxed`: it ends by itself after `seconds`. `no-early-exit`: as that, and not
 * before.
 */
export const WrapUpRules = z.object({
  mode: z._default(z.enum(wrapUpModes), "discretionary"),
  seconds: z._default(z.int().check(z.minimum(5), z.maximum(3600)), 60),
  /** How much longer he may ask for, once; 0: not at all. */
  extension: z._default(z.int().check(z.minimum(0), z.maximum(3600)), 60),
  /** An outcome must be chosen. */
  required: z._default(z.boolean(), false),
  /** Null: the house's own list. */
  outcomes: z._default(z.nullable(z.array(OutcomeChoice)), null),
  /** The outcome that is written when time runs out and none was chosen. */
  onTimeOut: z._default(z.nullable(z.string()), null),
  fields: z._default(z.array(WrapUpField), []),
});
export type WrapUpRules = z.infer<typeof WrapUpRules>;
export const plainWrapUp: WrapUpRules = WrapUpRules.parse({});

/** What was filled in, by the field's key. A date is written `2026-12-31`. */
export const WrapUpValues = z.record(
  z.string().check(z.maxLength(40)),
  z.union([z.string().check(z.maxLength(2000, "text-too-long")), z.number(), z.boolean()]),
);
export type WrapUpValues = z.infer<typeof WrapUpValues>;

/** What was chosen and written so far; kept as it was typed. */
export const WrapUpDraft = z.object({
  outcome: z.nullable(Outcome),
  note: z.string().check(z.maxLength(longestText, "text-too-long")),
  values: z._default(WrapUpValues, {}),
});
export type WrapUpDraft = z.infer<typeof WrapUpDraft>;

/** A wrap-up that an agent has before him. */
export const WrapUp = z.object({
  conversation: ConversationId,
  /** The queue's when the conversation ended: a later change does not reach into it. */
  rules: WrapUpRules,
  /** When it ends by itself; null: never. */
  until: z.nullable(z.number()),
  isExtended: z.boolean(),
  /** Null until something was written. */
  draft: z.nullable(WrapUpDraft),
});
export type WrapUp = z.infer<typeof WrapUp>;
