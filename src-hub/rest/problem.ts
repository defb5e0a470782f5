import type * as z from "zod/mini";
import type { Fault, FaultCode } from "../../src-shared/rpc/fault.ts";
import type { Problem } from "./shapes.ts";

const titles: Record<FaultCode, string> = {
  invalid: "What was asked is not understood",
  "unknown-ask": "There is no such question",
  "signed-out": "No key, or one that opens nothing",
  forbidden: "The key is not good for this",
  gone: "It is not there",
  busy: "It is busy",
  full: "There is no room",
  conflict: "It does not go with what is there",
  outdated: "It has changed meanwhile",
  "too-fast": "Asked too often",
  unavailable: "It cannot be done now",
  internal: "The hub has failed",
};

/** A fault as RFC 9457 writes it. `status`: the one that it is sent with. */
export function problemOf({ code, reason, values }: Fault, status: number): z.infer<typeof Problem> {
  return {
    type: `urn:frontdesk:fault:${reason}`,
    title: titles[code],
    status,
    code,
    reason,
    ...(values === undefined ? {} : { values }),
  };
}
