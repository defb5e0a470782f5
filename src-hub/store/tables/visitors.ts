import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { VisitorId } from "../../../src-shared/conversations/model.ts";
import type { Device } from "../../../src-shared/sites/conditions.ts";

/** Tables of who visitors are. */
export interface VisitorTables {
  /**
   * `subject`: who he is for his site, when it has vouched for him. `known` and `verified`: JSON of `Attributes`, as pages
   * said and as the site has signed; the names, addresses and the external id are among them. `languages`: JSON of a list.
   */
  visitor: {
    id: VisitorId;
    site: string;
    subject: string | null;
    verified_at: number | null;
    known: Generated<string>;
    verified: Generated<string>;
    device: Device | null;
    browser: string | null;
    system: string | null;
    screen_width: number | null;
    screen_height: number | null;
    languages: Generated<string>;
    time_zone: string | null;
    referrer: string | null;
    first_seen: number;
    last_seen: number;
    visits: Generated<number>;
    /** Who he has turned out to be: his next conversation is that one's. */
    merged_into: VisitorId | null;
  };
  visitor_page: { visitor: VisitorId; number: number; url: string; title: string; at: number };
  /** `key`: the public key as PEM, or the sealed secret. */
  site_key: {
    id: string;
    site: string;
    algorithm: "HS256" | "ES256" | "EdDSA";
    key: string;
    made_at: number;
    made_by: AccountId;
    used_at: number | null;
    retired_at: number | null;
  };
  used_token: { hash: string; by: VisitorId; became: VisitorId; expires_at: number };
  ended_visit: { visit: string; until: number };
  data_request: {
    id: string;
    visitor: VisitorId;
    site: string;
    kind: "erasure";
    reply_to: string;
    at: number;
    state: "open" | "done" | "refused";
    reason: Generated<string>;
    done_at: number | null;
    done_by: AccountId | null;
  };
}
