import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { text } from "../text/text.ts";

/** How the visitor is called inside a sentence; he need not have said his name. */
export function visitorName({ visitor }: Pick<PublicSummary, "visitor">): string {
  return visitor.name || text("call.visitor");
}
