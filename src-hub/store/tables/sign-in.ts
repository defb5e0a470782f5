import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { SignInPlace, SignInWay } from "../../../src-shared/accounts/sign-ins.ts";

/** Rows of signing in. Every secret is a hash, or sealed with the key of the data folder. */
export interface SignInTables {
  family: {
    id: string;
    account: AccountId;
    created_at: number;
    revoked_at: number | null;
    /** The desk's name. */
    device: Generated<string>;
    place: Generated<SignInPlace | "">;
    way: Generated<SignInWay>;
    /** Of the last renewal. */
    seen_at: Generated<number>;
  };
  /** A desk at which this account once signed in, by the hash of the desk's secret. */
  known_device: { account: AccountId; hash: string; seen_at: number };
  /** `last_step`: of the last code that was used; none of it or before counts again. */
  code_app: { account: AccountId; secret: string; last_step: number; made_at: number };
  recovery_code: { account: AccountId; hash: string };
  /** Accounts of which a code app is wanted, whatever their role. */
  code_wanted: { account: AccountId };
  /** Who somebody of the house's own sign-in is here. */
  identity: { issuer: string; subject: string; account: AccountId; made_at: number };
  used_nonce: { hash: string; expires_at: number };
  /** One row; `body`: JSON of `SignInRules`. */
  sign_in_rules: { one: 1; body: string };
  /** `body`: JSON of what a directory wrote of the person that is nowhere else. */
  directory_entry: {
    account: AccountId;
    user_name: string | null;
    external_id: string | null;
    body: string;
    changed_at: number;
  };
  scim_token: { id: string; name: string; hash: string; made_at: number; made_by: AccountId; used_at: number | null };
  scim_group: { id: string; name: string; external_id: string | null; made_at: number; changed_at: number };
  scim_member: { scim_group: string; account: AccountId };
}
