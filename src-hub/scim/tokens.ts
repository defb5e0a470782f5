import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { Account } from "../../src-shared/accounts/model.ts";
import type { scimTokenAsks } from "../../src-shared/accounts/scim-tokens.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { audited } from "../administration/accounts/audited.ts";
import type { Box } from "../accounts/box.ts";
import { hashOf } from "../accounts/refresh.ts";
import type { Change } from "../store/answered.ts";
import type { Store } from "../store/open.ts";
import { base } from "./resources.ts";

const offerFor = 15 * 60_000;
const seenEvery = 60_000;
const about = "scim token";

const Offered = z.object({ hash: z.string(), until: z.number() });

/** An administrator makes directories' tokens, sees when they were used, and takes them back. */
export function scimTokenHandlers(
  agent: Account,
  change: Change,
  { read, machine }: Store,
  { box, publicUrl }: { readonly box: Box; readonly publicUrl?: (() => string) | undefined },
): HandlersOf<typeof scimTokenAsks> {
  return {
    "scimTokens.read": async () => {
      const rows = await read
        .selectFrom("scim_token")
        .innerJoin("account", "account.id", "scim_token.made_by")
        .select(["scim_token.id", "scim_token.name", "made_at as madeAt", "used_at as usedAt", "account.name as by"])
        .orderBy("made_at")
        .execute();
      return { tokens: rows, address: publicUrl ? `${publicUrl()}${base}` : null };
    },
    "scimToken.offer": () => {
      const token = `fds_${randomBytes(32).toString("base64url")}`;
      const offered = { hash: hashOf(token), until: machine.now() + offerFor };
      return { token, proof: box.seal(JSON.stringify(offered), `${about} to ${agent.id}`) };
    },
    "scimToken.keep": (input, call) =>
      change(call, input, async (tx) => {
        const text = box.open(input.proof, `${about} to ${agent.id}`);
        const offered = text === undefined ? undefined : Offered.parse(JSON.parse(text));
        if (!offered || offered.until <= tx.now) throw refuse("outdated", "offer-too-late");
        const row = { id: uuid7(machine), name: input.name, made_at: tx.now, made_by: agent.id };
        const kept = await tx.db
          .insertInto("scim_token")
          .values({ ...row, hash: offered.hash, used_at: null })
          .onConflict((conflict) => conflict.column("hash").doNothing())
          .executeTakeFirst();
        if (kept.numInsertedOrUpdatedRows === 0n) throw refuse("conflict", "offer-used");
        await audited(tx, agent, "scimToken.added", `scim:${row.id}`, { before: null, after: { name: input.name } });
        return {};
      }),
    "scimToken.remove": ({ id }, call) =>
      change(call, { id }, async (tx) => {
        const gone = await tx.db.deleteFrom("scim_token").where("id", "=", id).returning("name").executeTakeFirst();
        if (!gone) throw refuse("gone", "scim-token-gone");
        await audited(tx, agent, "scimToken.removed", `scim:${id}`, { before: gone, after: null });
        return {};
      }),
  };
}

/** In whose name a bearer of this token acts; undefined for a token that is none. */
export async function bearerOf(
  { read, transact }: Pick<Store, "read" | "transact">,
  token: string,
): Promise<Account | undefined> {
  const row = await read
    .selectFrom("scim_token")
    .innerJoin("account", "account.id", "scim_token.made_by")
    .select(["account.id", "account.name", "account.role", "scim_token.id as token", "scim_token.used_at"])
    .where("scim_token.hash", "=", hashOf(token))
    .executeTakeFirst();
  if (!row) return undefined;
  await transact((tx) =>
    tx.db
      .updateTable("scim_token")
      .set({ used_at: tx.now })
      .where("id", "=", row.token)
      .where((eb) => eb.or([eb("used_at", "is", null), eb("used_at", "<", tx.now - seenEvery)]))
      .execute(),
  );
  return { id: row.id, name: row.name, role: row.role };
}
