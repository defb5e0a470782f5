import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { mayNow } from "../accounts/may.ts";
import { keysInForce } from "../keys/in-force.ts";

/** Something that a person can do, by the palette or by a key. */
export interface DeskAction {
  /** `noun.verb`, unique. */
  readonly id: string;
  readonly label: string;
  /** Shown beside the label, and searched as well: where it belongs. */
  readonly group: string;
  /** `F8`, `Alt+1`, `Mod+Shift+E`, as in `keys/table.ts`, until the agent chooses others; `Mod` is Ctrl, or Command on a Mac. */
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

/** All that can be done now, each with the keys that this agent chose for it. */
export function actionsNow(): readonly DeskAction[] {
  return [...sources]
    .flatMap((source) => source())
    .filter(({ needs }) => needs === undefined || mayNow(needs))
    .map(withKeys);
}

function withKeys(action: DeskAction): DeskAction {
  const shortcut = keysInForce(action.id, action.shortcut);
  if (shortcut === action.shortcut) return action;
  const { shortcut: _written, ...others } = action;
  return shortcut === undefined ? others : { ...others, shortcut };
}
