import { nothing } from "../rpc/contract.ts";
import { Draft } from "./model.ts";

export const draftAsks = {
  /** Keeps one's own draft; an older one than the hub has is passed over. It says the whole, so a repeat needs no key. */
  "draft.keep": { input: Draft, output: nothing, changes: false },
} as const;
