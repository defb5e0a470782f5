import { timingSafeEqual } from "node:crypto";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, random128 } from "../../src-shared/rpc/machine.ts";
import type { Tx } from "../store/transact.ts";
import type { Box } from "./box.ts";
import { hashOf } from "./refresh.ts";

/** As long as somebody needs at the house's own sign-in. */
const goodFor = 10 * 60_000;

/**
 * What binds an ID token to one sign-in at this hub. The hub gives it out, the issuer writes it into the token, and it
 * counts once: a token that somebody else got hold of opens nothing. Nothing is stored until it is used.
 */
export interface Nonces {
  give(): string;
  /** Refuses `forbidden` for one that this hub did not give, that is too old, or that was used before. */
  take(tx: Tx, nonce: string): Promise<void>;
}

export function noncesOf(box: Box, machine: Machine): Nonces {
  const macOf = (text: string) => box.mac(text, "nonce").slice(0, 22);
  return {
    give() {
      const text = `${random128(machine)}.${(machine.now() + goodFor).toString(36)}`;
      return `${text}.${macOf(text)}`;
    },
    async take(tx, nonce) {
      const [random = "", until = "", mac = "", ...more] = nonce.split(".");
      const given = Buffer.from(mac);
      const expected = Buffer.from(macOf(`${random}.${until}`));
      if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        throw refuse("forbidden", "house-sign-in-refused");
      const ends = Number.parseInt(until, 36);
      if (ends <= tx.now) throw refuse("forbidden", "house-sign-in-late");
      const used = await tx.db
        .insertInto("used_nonce")
        .values({ hash: hashOf(nonce), expires_at: ends })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (used.numInsertedOrUpdatedRows === 0n) throw refuse("forbidden", "house-sign-in-refused");
    },
  };
}
