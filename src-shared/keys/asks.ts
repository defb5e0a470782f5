import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { Key, KeyBody, KeyId, KeySecret } from "./model.ts";

/** An administrator's: keys by which other programs ask the hub. A key's secret is in no answer. */
export const keyAsks = {
  "keys.read": {
    input: nothing,
    output: z.object({ keys: z.array(Key), sites: z.array(z.object({ id: z.string(), name: z.string() })) }),
    changes: false,
  },
  "key.add": { input: z.object({ id: KeyId, to: KeyBody, secret: KeySecret }), output: nothing, changes: true },
  "key.save": { input: z.object({ id: KeyId, to: KeyBody, expected: KeyBody }), output: nothing, changes: true },
  /** For good: it stands in the list, and opens nothing any more. */
  "key.revoke": { input: z.object({ id: KeyId }), output: nothing, changes: true },
} as const;
