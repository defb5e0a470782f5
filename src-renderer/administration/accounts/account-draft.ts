import type { AccountBody, AccountRights } from "../../../src-shared/accounts/administered.ts";

/** All that is written of one account. */
export interface AccountDraft {
  readonly body: AccountBody;
  readonly rights: AccountRights;
  readonly first: boolean;
}
