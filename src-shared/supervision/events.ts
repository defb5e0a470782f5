import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { Colleague } from "./colleague.ts";

/** Passing, to who watches: `version` is one more than the one before, else something was missed and he watches again. */
export const ColleaguesChanged = z.object({
  type: z.literal("colleagues.changed"),
  version: z.int(),
  rows: z.array(Colleague),
  gone: z.array(AccountId),
});
