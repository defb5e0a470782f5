import type { Presence, StateCode } from "../../src-shared/presence/model.ts";
import { text } from "../text/text.ts";

/** What a state is called: by the house's own word for it, if it has one. */
export function stateWords({ state, code }: { state: Presence["state"]; code: StateCode | null }): string {
  return code?.name ?? text(`presence.${state}`);
}
