import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";

export const accountAsks = {
  /** Renews the right to this open connection with a fresh access token. */
  "account.renew": { input: z.object({ access: z.string() }), output: nothing, changes: false },
} as const;
