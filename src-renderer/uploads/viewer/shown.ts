import { createStore } from "zustand/vanilla";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";

/** A picture to be looked at. */
export interface ShownPicture {
  /** Which it is, among those that are shown together. */
  readonly key: string;
  readonly name: string;
  /** Rejects with a FaultError. */
  readonly read: () => Promise<Blob>;
}

export interface Shown {
  /** Where it may be attached; null: nowhere. */
  readonly conversation: ConversationId | null;
  readonly pictures: readonly ShownPicture[];
  readonly at: number;
  /** Just taken, and nowhere yet: it is drawn on and attached, or thrown away. */
  readonly isNew?: boolean;
}

/** What the window's one viewer shows; null when it is closed. */
export const shownPictures = createStore<{ readonly shown: Shown | null }>(() => ({ shown: null }));

export function showPictures(shown: Shown | null): void {
  shownPictures.setState({ shown });
}
