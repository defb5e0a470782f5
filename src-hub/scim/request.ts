import type { Account } from "../../src-shared/accounts/model.ts";
import type { Keeping } from "../accounts/kept.ts";

/** One request of a directory: all of it in one transaction. */
export interface ScimRequest extends Keeping {
  /** The administrator who let the directory in: what it does is done in his name. */
  readonly by: Account;
  /** What was thrown and is no refusal. The library would call it "not found". */
  defect?: unknown;
}

/** A resource as the directory wrote it, by the schema of RFC 7643. */
export type Written = Readonly<Record<string, unknown>>;
