import * as z from "zod/mini";

/** The closed list of what an ask may be refused with. */
export const faultCodes = [
  "invalid",
  "unknown-ask",
  "signed-out",
  "forbidden",
  "gone",
  "busy",
  "full",
  "conflict",
  "outdated",
  "too-fast",
  "unavailable",
  "internal",
] as const;

export const Fault = z.object({
  code: z.enum(faultCodes),
  /** A text id: whoever shows the fault writes the sentence in his language. */
  reason: z.string(),
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** Milliseconds after which asking again makes sense. */
  retryAfter: z.optional(z.number()),
});
export type Fault = z.infer<typeof Fault>;
export type FaultCode = Fault["code"];

/** An expected refusal on its way to the asker. Everything else that is thrown is a defect and crosses as `internal`. */
export class FaultError extends Error {
  override readonly name = "FaultError";
  readonly fault: Fault;
  constructor(fault: Fault, options?: ErrorOptions) {
    super(`${fault.code}: ${fault.reason}`, options);
    this.fault = fault;
  }
}

/** Builds the error to throw: `throw refuse("gone", "offer-gone")`. */
export function refuse(
  code: FaultCode,
  reason: string,
  more: Pick<Fault, "values" | "retryAfter"> = {},
  cause?: unknown,
): FaultError {
  return new FaultError({ code, reason, ...more }, cause === undefined ? undefined : { cause });
}

/** The fault to show for anything caught: a defect becomes `internal` without a word of its own. */
export function faultOf(error: unknown): Fault {
  return error instanceof FaultError ? error.fault : { code: "internal", reason: "internal" };
}
