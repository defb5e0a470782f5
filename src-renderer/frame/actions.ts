import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { mayNow } from "../accounts/may.ts";

/** Something that a person can do, by the palette or by a key. */
export interface DeskAction {
  /** `noun.verb`, unique. */
  readonly id: string;
  readonly label: string;
  /** Shown beside the label, and searched as well: where it belongs. */
  readonly group: string;
  /** `F8`, `Alt+1`, `Mod+Shift+E`; `Mod` is Ctrl, or Command on a Mac. */
  readonly shortcut?: string;
  /** More words that find it. */
  readonly words?: string;
  /** Its key works behind an open dialog too: what rings or is said does not wait for that. */
  readonly isAlways?: boolean;
  /** Who may not do it does not find it. */
  readonly needs?: Permission;
  readonly run: () => void;
}

/** What a feature offers now: read anew each time the palette opens or a key is pressed. */
export type ActionSource = () => readonly DeskAction[];

const sources = new Set<ActionSource>();

/** Adds what a feature can do. The source leaves out what cannot be done now. */
export function registerActions(source: ActionSource): Stop {
  sources.add(source);
  return () => sources.delete(source);
}

/** All that can be done now. */
export function actionsNow(): readonly DeskAction[] {
  return [...sources].flatMap((source) => source()).filter(({ needs }) => needs === undefined || mayNow(needs));
}
