import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { codeAppAsks } from "../../src-shared/accounts/code-app.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { audited } from "../administration/accounts/audited.ts";
import type { Change } from "../store/answered.ts";
import type { Store } from "../store/open.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { codeAppOf, removeCodeApp } from "./code-apps.ts";
import type { SignInParts } from "./parts.ts";
import { isCodeWanted } from "./rules.ts";

/** An account's own code app, and what administrators do about others'. */
export function codeAppHandlers(
  agent: Account,
  change: Change,
  { read }: Store,
  { codeApps, tries }: SignInParts,
): HandlersOf<typeof codeAppAsks> {
  async function mayHave(db: Reader): Promise<void> {
    if (!(await hasPassword(db, agent.id))) throw refuse("forbidden", "code-app-without-password");
    if (await codeAppOf(db, agent.id)) throw refuse("conflict", "code-app-there");
  }

  function written(tx: Tx, act: string, account: AccountId, before: unknown, after: unknown): Promise<void> {
    return audited(tx, agent, act, `agent:${account}`, { before, after });
  }

  return {
    "codeApp.read": async () => {
      const app = await codeAppOf(read, agent.id);
      const { count } = await read
        .selectFrom("recovery_code")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("account", "=", agent.id)
        .executeTakeFirstOrThrow();
      const isWanted = await isCodeWanted(read, agent.id);
      return {
        since: app?.made_at ?? null,
        recovery: count,
        isWanted,
        hasPassword: (await hasPassword(read, agent.id)) === true,
      };
    },
    "codeApp.offer": async () => {
      await mayHave(read);
      return codeApps.offer(agent);
    },
    "codeApp.confirm": (input, call) =>
      change(call, input, async (tx) => {
        await mayHave(tx.db);
        await codeApps.confirm(tx, agent.id, input.proof, input.code);
        await written(tx, "codeApp.added", agent.id, null, {});
        return {};
      }),
    "codeApp.remove": async (input, call) => {
      // Whoever sits at an unlocked desk may guess here as well.
      const attempt = tries.begin(agent.id, agent.id);
      const done = await change(call, input, async (tx) => {
        if (!(await codeAppOf(tx.db, agent.id))) throw refuse("gone", "code-app-gone");
        if (await isCodeWanted(tx.db, agent.id)) throw refuse("forbidden", "code-app-wanted");
        if (!(await codeApps.use(tx, agent.id, input.code))) throw refuse("forbidden", "code-wrong");
        await removeCodeApp(tx, agent.id);
        await written(tx, "codeApp.removed", agent.id, {}, null);
        return {};
      });
      attempt.right();
      return done;
    },
    "codeApp.reset": (input, call) =>
      change(call, input, async (tx) => {
        const { account } = input;
        if (!(await removeCodeApp(tx, account))) throw refuse("gone", "code-app-gone");
        // Whoever lost the app may have lost the desk with it.
        await tx.db.deleteFrom("known_device").where("account", "=", account).execute();
        await written(tx, "codeApp.reset", account, {}, null);
        return {};
      }),
    "codeApp.want": (input, call) =>
      change(call, input, async (tx) => {
        const { account, isWanted } = input;
        if ((await hasPassword(tx.db, account)) === undefined) throw refuse("gone", "account-gone");
        const before = await tx.db.deleteFrom("code_wanted").where("account", "=", account).executeTakeFirst();
        if (isWanted) await tx.db.insertInto("code_wanted").values({ account }).execute();
        const wasWanted = before.numDeletedRows > 0n;
        if (wasWanted !== isWanted) await written(tx, "codeApp.wanted", account, { isWanted: wasWanted }, { isWanted });
        return {};
      }),
  };
}

/** Undefined when there is no such account. */
async function hasPassword(db: Reader, account: AccountId): Promise<boolean | undefined> {
  const row = await db.selectFrom("account").select("password").where("id", "=", account).executeTakeFirst();
  return row && row.password !== "";
}
