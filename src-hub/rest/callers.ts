import type { KeyScope } from "../../src-shared/keys/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Store } from "../store/open.ts";
import { bodyIn, hashOf } from "./keys.ts";

/** The program that asks, by its key. */
export interface Caller {
  readonly id: string;
  /** What people see where it writes. */
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Null: all. */
  readonly sites: readonly string[] | null;
  /** Who made the key: in his name stands what it changes of the house. */
  readonly madeBy: string;
}

const minute = 60_000;
/** The last use is kept to the minute, so that reading does not write each time. */
const writtenEvery = minute;

/** Finds who asks, and counts how often. */
export function callersOf({ read, transact, machine }: Store) {
  /** By key: how many it has left, and since when. */
  const left = new Map<string, { tokens: number; at: number }>();

  function count(id: string, perMinute: number, now: number): void {
    const before = left.get(id) ?? { tokens: perMinute, at: now };
    const tokens = Math.min(perMinute, before.tokens + ((now - before.at) * perMinute) / minute);
    if (tokens < 1) {
      left.set(id, { tokens, at: now });
      throw refuse("too-fast", "key-too-fast", { retryAfter: Math.ceil(((1 - tokens) * minute) / perMinute) });
    }
    left.set(id, { tokens: tokens - 1, at: now });
  }

  return {
    /**
     * `authorization`: the header as it came. Refuses `signed-out` for a key that is missing, unknown, revoked or expired,
     * alike; `forbidden` when it is not good for this; `too-fast` when it asks more than it may.
     */
    async find(authorization: string | undefined, scope: KeyScope): Promise<Caller> {
      const [, secret] = /^Bearer (fdk_[\w-]{20,100})$/.exec(authorization ?? "") ?? [];
      if (secret === undefined) throw refuse("signed-out", "key-refused");
      const row = await read.selectFrom("api_key").selectAll().where("hash", "=", hashOf(secret)).executeTakeFirst();
      const now = machine.now();
      if (!row || row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now))
        throw refuse("signed-out", "key-refused");
      const { name, scopes, sites, perMinute } = bodyIn(row);
      count(row.id, perMinute, now);
      if (row.used_at === null || now - row.used_at >= writtenEvery)
        await transact((tx) =>
          tx.db.updateTable("api_key").set({ used_at: tx.now }).where("id", "=", row.id).execute(),
        );
      if (!scopes.includes(scope)) throw refuse("forbidden", "scope-missing", { values: { scope } });
      return { id: row.id, name, scopes, sites, madeBy: row.made_by };
    },
  };
}
