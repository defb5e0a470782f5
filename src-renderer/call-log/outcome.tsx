import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { outcomeWords } from "../conversations/outcome-name.ts";
import { Chip } from "../ui/badge.tsx";

/** How a conversation came out. */
export function Outcome({ entry: { outcome, outcomeName } }: { entry: CallLogEntry }) {
  return <Chip tone={outcome === "solved" ? "good" : "plain"}>{outcomeWords(outcome, outcomeName)}</Chip>;
}
