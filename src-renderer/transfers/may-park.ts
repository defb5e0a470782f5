import type { ConversationView } from "../../src-shared/conversations/state.ts";

/** Why a conversation cannot be put aside now; a text id's last part. */
export type NoPark = "call" | "colleague" | "asked";

/** As the hub judges it: nobody may be left sitting in a call, or asked by somebody who has gone on to other things. */
export function noParkWhy({ public: { summary }, staff }: ConversationView): NoPark | null {
  const { transfer, parts } = staff.summary;
  if (summary.call !== null) return "call";
  if (parts.length > 0) return "colleague";
  return transfer && (transfer.kind === "consult" || transfer.to.kind === "agent") ? "asked" : null;
}
