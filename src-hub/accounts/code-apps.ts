import * as z from "zod";
import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { Enrolment } from "../../src-shared/accounts/sign-in.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Box } from "./box.ts";
import { codeUri, isAppCode, newCodeSecret, newRecoveryCodes, plainCode, stepOf } from "./codes.ts";

const offerFor = 15 * 60_000;

const Offered = z.object({ secret: z.string(), recovery: z.array(z.string()), until: z.number() });

/**
 * Code apps, the second step of a password's sign-in. Their secrets are sealed, recovery codes are kept as keyed hashes,
 * and each code is good once.
 */
export interface CodeApps {
  /** A new app for this account. Nothing is stored: what is offered travels sealed in `proof`. */
  offer(account: Account): Enrolment;
  /** Takes in what was offered, with a first code of it. Refuses `code-wrong`, `enrolment-too-late`, `code-app-there`. */
  confirm(tx: Tx, account: AccountId, proof: string, code: string): Promise<void>;
  /** Whether this code, of the app or a recovery code, is right. It is used up by that. */
  use(tx: Tx, account: AccountId, code: string): Promise<boolean>;
}

export function codeAppsOf(box: Box, machine: { now(): number }, house: string): CodeApps {
  const sealedFor = (account: AccountId) => `code app of ${account}`;
  const recoveryHash = (account: AccountId, code: string) => box.mac(plainCode(code), `recovery code of ${account}`);

  function opened(account: AccountId, proof: string) {
    const text = box.open(proof, `offer to ${account}`);
    const offered = text === undefined ? undefined : Offered.parse(JSON.parse(text));
    if (!offered || offered.until <= machine.now()) throw refuse("outdated", "enrolment-too-late");
    return offered;
  }

  return {
    offer({ id, name }) {
      const secret = newCodeSecret();
      const recovery = newRecoveryCodes();
      const until = machine.now() + offerFor;
      const proof = box.seal(JSON.stringify({ secret, recovery, until }), `offer to ${id}`);
      return { secret, uri: codeUri(secret, house, name), recovery, proof };
    },

    async confirm(tx, account, proof, code) {
      const { secret, recovery } = opened(account, proof);
      const plain = plainCode(code);
      const step = isAppCode(plain) ? stepOf(secret, plain, tx.now) : null;
      if (step === null) throw refuse("forbidden", "code-wrong");
      if (await codeAppOf(tx.db, account)) throw refuse("conflict", "code-app-there");
      await tx.db
        .insertInto("code_app")
        .values({ account, secret: box.seal(secret, sealedFor(account)), last_step: step, made_at: tx.now })
        .execute();
      await tx.db
        .insertInto("recovery_code")
        .values(recovery.map((one) => ({ account, hash: recoveryHash(account, one) })))
        .execute();
    },

    async use(tx, account, code) {
      const plain = plainCode(code);
      if (!isAppCode(plain)) {
        const taken = await tx.db
          .deleteFrom("recovery_code")
          .where("account", "=", account)
          .where("hash", "=", recoveryHash(account, plain))
          .executeTakeFirst();
        return taken.numDeletedRows > 0n;
      }
      const row = await codeAppOf(tx.db, account);
      const secret = row && box.open(row.secret, sealedFor(account));
      if (row && secret === undefined)
        throw new Error(
          "A code app's secret cannot be opened: the key in the folder of keys is not the one it was sealed with.",
        );
      const step = secret === undefined ? null : stepOf(secret, plain, tx.now);
      if (step === null) return false;
      const used = await tx.db
        .updateTable("code_app")
        .set({ last_step: step })
        .where("account", "=", account)
        .where("last_step", "<", step)
        .executeTakeFirst();
      return used.numUpdatedRows > 0n;
    },
  };
}

export function codeAppOf(db: Reader, account: AccountId) {
  return db.selectFrom("code_app").selectAll().where("account", "=", account).executeTakeFirst();
}

/** The app and its recovery codes go; answers whether there was one. */
export async function removeCodeApp(tx: Tx, account: AccountId): Promise<boolean> {
  await tx.db.deleteFrom("recovery_code").where("account", "=", account).execute();
  const gone = await tx.db.deleteFrom("code_app").where("account", "=", account).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
