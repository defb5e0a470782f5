import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type {
  AgentConversation,
  SupervisedAgent,
  SupervisedQueue,
  SupervisedWait,
} from "../../src-shared/supervision/supervised.ts";

type Agents = "state" | "places" | "skills" | "queues" | "signOut" | "work";

/** What a supervisor is about to do, to a row as he saw it when he began. */
export type Act =
  | { readonly kind: Agents; readonly agent: SupervisedAgent }
  | { readonly kind: "free"; readonly agent: SupervisedAgent; readonly conversation: AgentConversation }
  | { readonly kind: "move" | "assign" | "priority"; readonly wait: SupervisedWait; readonly queue: SupervisedQueue }
  | { readonly kind: "closeWaits"; readonly waits: readonly SupervisedWait[] }
  | { readonly kind: "closeQueue" | "reopenQueue"; readonly queue: SupervisedQueue };

const acting = createStore<{ readonly act: Act | null }>(() => ({ act: null }));

export const useAct = (): Act | null => useStore(acting, ({ act }) => act);
export const beginAct = (act: Act): void => acting.setState({ act });
export const endAct = (): void => acting.setState({ act: null });
