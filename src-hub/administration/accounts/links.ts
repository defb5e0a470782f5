import type { passwordLinkAsks } from "../../../src-shared/accounts/password-links.ts";
import { passwordLinkFor } from "../../../src-shared/accounts/password-links.ts";
import type { Account, AccountId } from "../../../src-shared/accounts/model.ts";
import type { Catalogue } from "../../../src-shared/languages/choose.ts";
import type { HandlersOf } from "../../../src-shared/rpc/contract.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { mayHavePassword, staysApart } from "../../accounts/password-links.ts";
import { forgetLink, keepLink, linkPage, sealedAbout } from "../../accounts/link-rows.ts";
import { hashOf } from "../../accounts/refresh.ts";
import type { HubParts } from "../../ports.ts";
import type { Change } from "../../store/answered.ts";
import type { Tx } from "../../store/transact.ts";
import { audited } from "./audited.ts";
import { changeable } from "./people.ts";

const targetOf = (id: AccountId): string => `agent:${id}`;

/** An administrator's: links by which others set their passwords. */
export function passwordLinkHandlers(
  by: Account,
  change: Change,
  { mail, box, publicUrl }: Pick<HubParts, "mail" | "box" | "publicUrl">,
): HandlersOf<typeof passwordLinkAsks> {
  async function send(tx: Tx, account: AccountId, secret: string, language?: Catalogue): Promise<void> {
    const { email } = await tx.db
      .selectFrom("account")
      .select("email")
      .where("id", "=", account)
      .executeTakeFirstOrThrow();
    if (email === null) throw refuse("conflict", "email-missing");
    await mail.queue(tx, "password", email, {
      account,
      sealed: box.seal(secret, sealedAbout(account)),
      ...(language === undefined ? {} : { language }),
    });
  }

  return {
    "passwordLink.make": ({ account, secret, mail: mailed, language }, call) =>
      // What is kept of an ask under its key is no hash of the secret.
      change(call, { account, mailed }, async (tx) => {
        await changeable(tx, by, account);
        const row = await tx.db.selectFrom("account").select("active").where("id", "=", account).executeTakeFirst();
        if (row?.active !== 1) throw refuse("conflict", "account-inactive");
        await mayHavePassword(tx.db, account);
        if (account !== by.id) await staysApart(tx.db, account);
        const until = tx.now + passwordLinkFor;
        await keepLink(tx, account, by.id, { hash: hashOf(secret), until, mailed });
        if (mailed) await send(tx, account, secret, language);
        await audited(tx, by, "account.linkMade", targetOf(account), { before: null, after: { until, mailed } });
        return { url: linkPage(publicUrl), until };
      }),
    "passwordLink.revoke": (input, call) =>
      change(call, input, async (tx) => {
        await changeable(tx, by, input.account);
        if (!(await forgetLink(tx, input.account))) throw refuse("gone", "link-none");
        await audited(tx, by, "account.linkRevoked", targetOf(input.account), { before: null, after: null });
        return {};
      }),
  };
}
