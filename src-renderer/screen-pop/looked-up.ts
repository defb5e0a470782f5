import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";

/** Who the visitor of a conversation may be in other systems. */
export type LookedUp =
  | { readonly state: "asking" }
  | { readonly state: "fault"; readonly fault: Fault }
  | { readonly state: "found"; readonly found: readonly Found[]; readonly unreached: readonly string[] };

const all = createStore<Readonly<Record<ConversationId, LookedUp>>>(() => ({}));
const keep = (conversation: ConversationId, what: LookedUp): void =>
  all.setState((held) => ({ ...held, [conversation]: what }), true);

export const useLookedUp = (conversation: ConversationId): LookedUp | undefined =>
  useStore(all, (held) => held[conversation]);

/** Asks the other systems; `open`: what is found alone is shown there, where a system can do that by itself. */
export async function lookUp(conversation: ConversationId, open: boolean): Promise<readonly Found[]> {
  keep(conversation, { state: "asking" });
  try {
    const answer = await desk.ask("visitor.findOutside", { conversation, open });
    keep(conversation, { state: "found", ...answer });
    return answer.found;
  } catch (error) {
    keep(conversation, { state: "fault", fault: faultOf(error) });
    return [];
  }
}
