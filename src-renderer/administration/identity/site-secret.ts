import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { machine } from "../../machine.ts";

// Made here and sent up, so that no answer of the hub ever holds one.

/** The secret by which a site signs for its visitors: 32 random bytes. */
export function siteSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const letters = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
  return `fdsk_${letters}`;
}

/** The name of a key, which stands in each token that it signs (`kid`). */
export const siteKeyName = (): string => `key-${uuid7(machine).slice(-12)}`;
