import type { Fault } from "../../src-shared/rpc/fault.ts";
import { text, textIfAny, type TextValues } from "./text.ts";

/** The sentence for people of a fault: by its reason where there is one, else by its code. */
export function faultText(fault: Fault): string {
  const values: TextValues = {
    max: 8000,
    seconds: Math.max(1, Math.ceil((fault.retryAfter ?? 0) / 1000)),
    ...fault.values,
  };
  return (
    sentence(`fault.${fault.reason}`, values) ??
    sentence(`fault.code.${fault.code}`, values) ??
    text("fault.code.internal")
  );
}

/** A reason that came without the values its sentence needs falls to the sentence of its code. */
function sentence(id: string, values: TextValues): string | undefined {
  try {
    return textIfAny(id, values);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MISSING_VALUE") return undefined;
    throw error;
  }
}
