import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { type Accounts, accountsOf } from "../../src-hub/accounts/accounts.ts";
import { openBox } from "../../src-hub/accounts/box.ts";
import type { Issuers } from "../../src-hub/accounts/issuers.ts";
import { type Keys, openKeys } from "../../src-hub/accounts/keys.ts";
import { type SignInParts, signInParts } from "../../src-hub/accounts/parts.ts";
import { type SignedTokens, signedTokens } from "../../src-hub/accounts/signed-tokens.ts";
import { seedQueue } from "../../src-hub/queues/seed.ts";
import { seedSite } from "../../src-hub/sites/rows.ts";
import { type Sites, sitesOf } from "../../src-hub/sites/sites.ts";
import { openStore, type Store } from "../../src-hub/store/open.ts";
import { type HandClock, handClock } from "./hand-clock.ts";

/** Accounts and sites on a database of their own, with a clock that the test moves; no sockets. */
export interface HubHouse {
  readonly folder: string;
  readonly clock: HandClock;
  readonly store: Store;
  readonly keys: Keys;
  readonly tokens: SignedTokens;
  readonly parts: SignInParts;
  readonly accounts: Accounts;
  readonly sites: Sites;
  /** Makes an account with the password "right". */
  account(name: string, role?: Role): Promise<AccountId>;
  site(key: string, origin: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * "right", by argon2id with 64 KiB instead of 46 MiB: a stored password names its own cost, and most tests need none. What
 * the hub itself writes, and that a wrong name costs as much, is for passwords.test.ts.
 */
const right = "$argon2id$v=19$m=64,t=1,p=1$c2FsdCBvZiB0aGUgdGVzdHM$ATkK/YfATi7NsjS4zO9l46rY/faCpvdFdHmNL+GHrS0";

export async function hubHouse({ issuers }: { issuers?: Issuers } = {}): Promise<HubHouse> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-hub-"));
  const clock = handClock();
  const store = await openStore(join(folder, "hub.sqlite"), clock);
  const keys = openKeys(join(folder, "keys"), clock);
  const tokens = signedTokens(keys, clock);
  const parts = signInParts(store, {
    box: openBox(join(folder, "keys")),
    house: "House",
    chats: 3,
    ...(issuers ? { issuers } : {}),
  });
  await store.transact((tx) => seedQueue(tx, clock));
  return {
    folder,
    clock,
    store,
    keys,
    tokens,
    parts,
    accounts: accountsOf(store, tokens, parts),
    sites: sitesOf(store, tokens),
    async account(name, role = "agent") {
      const id = uuid7(clock) as AccountId;
      await store.transact(async (tx) => {
        await tx.db
          .insertInto("account")
          .values({ id, name, role, password: right, v: 1, created_at: tx.now })
          .execute();
      });
      return id;
    },
    site: (key, origin) => store.transact((tx) => seedSite(tx, clock, { key, name: `Site ${key}`, origin })),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What something is refused with; fails the test when it is not refused. */
export async function refusalOf(
  doing: Promise<unknown>,
): Promise<{ code: string; reason: string; retryAfter?: number }> {
  const answer = await doing.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("value" in answer) throw new Error(`It was not refused but answered ${JSON.stringify(answer.value)}.`);
  const { error } = answer;
  if (error instanceof Error && "fault" in error) return error.fault as { code: string; reason: string };
  throw error;
}
