import type { Outcome as OutcomeId } from "../../src-shared/conversations/model.ts";
import { text } from "../text/text.ts";
import { Chip } from "../ui/badge.tsx";

/** How a conversation came out. */
export function Outcome({ outcome }: { outcome: OutcomeId | null }) {
  return (
    <Chip tone={outcome === "solved" ? "good" : "plain"}>
      {outcome ? text(`callLog.outcome.${outcome}`) : text("callLog.noOutcome")}
    </Chip>
  );
}
