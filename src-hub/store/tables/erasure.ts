import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { VisitorId } from "../../../src-shared/conversations/model.ts";

export interface ErasureTables {
  /** `counts`: JSON of `WhatGoes`. */
  erasure: {
    request: string;
    visitor: VisitorId;
    by: AccountId;
    reason: string;
    at: number;
    counts: string;
    /** Its words are gone from all rows; from the file's free pages when it is done. */
    erased_at: number | null;
    done_at: number | null;
  };
  /** The chain over the audit: `content` is the hash of salt and content, `hash` that of all until here. */
  audit_seal: { number: number; audit: string; salt: string | null; content: string; hash: string };
}
