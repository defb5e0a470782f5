import type { Store } from "../store/open.ts";
import type { Box } from "./box.ts";
import { type CodeApps, codeAppsOf } from "./code-apps.ts";
import { type Issuers, issuersOf } from "./issuers.ts";
import { type Slowing, slowing } from "./slowing.ts";

/** What signing in over HTTP and the asks about it share. */
export interface SignInParts {
  readonly box: Box;
  readonly codeApps: CodeApps;
  readonly issuers: Issuers;
  readonly tries: Slowing;
  /** Places for chats of who has none of his own. */
  readonly chats: number;
}

interface SignInOptions {
  readonly box: Box;
  /** The organisation's name, in code apps. */
  readonly house: string;
  readonly chats: number;
  readonly issuers?: Issuers;
}

export function signInParts(
  { machine }: Pick<Store, "machine">,
  { box, house, chats, issuers = issuersOf(machine) }: SignInOptions,
): SignInParts {
  return { box, codeApps: codeAppsOf(box, machine, house), issuers, tries: slowing(machine), chats };
}
