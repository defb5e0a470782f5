import { createStore } from "zustand/vanilla";
import { useStore } from "zustand/react";

/** The rule whose sentence is looked for; null: the guide from its beginning. */
interface Shown {
  readonly isOpen: boolean;
  readonly rule: string | null;
}

const shown = createStore<Shown>(() => ({ isOpen: false, rule: null }));

export function useGuide(): Shown {
  return useStore(shown);
}

/** Opens the guide, at what is said of a rule when one is given. */
export function openGuide(rule: string | null = null): void {
  shown.setState({ isOpen: true, rule });
}

export function closeGuide(): void {
  shown.setState({ isOpen: false });
}
