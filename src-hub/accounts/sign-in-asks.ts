import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { AccountSignIn, signInRuleAsks, SignInRules } from "../../src-shared/accounts/sign-in-rules.ts";
import type { signInAsks } from "../../src-shared/accounts/sign-ins.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { audited } from "../administration/accounts/audited.ts";
import type { SignedIn } from "../ports.ts";
import { settleDirectory } from "../scim/membership.ts";
import type { Change } from "../store/answered.ts";
import type { Store } from "../store/open.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { endSignIn, endSignIns, signInsOf } from "./families.ts";
import type { SignInParts } from "./parts.ts";
import { refreshFor } from "./refresh.ts";
import { signInRules } from "./rules.ts";

/** Where somebody is signed in: his own, and for administrators everybody's. */
export function signInHandlers(
  { account: agent, family }: SignedIn,
  change: Change,
  { read, machine }: Store,
): HandlersOf<typeof signInAsks> {
  const list = async (account: AccountId) => ({ signIns: await signInsOf(read, account, machine.now(), family) });
  return {
    "signIn.list": () => list(agent.id),
    "signIn.end": (input, call) =>
      change(call, input, async (tx) => {
        if (!(await endSignIn(tx, agent.id, input.id))) throw refuse("gone", "sign-in-gone");
        return {};
      }),
    "signIn.endOthers": (input, call) =>
      change(call, input, async (tx) => ({ count: await endSignIns(tx, agent.id, family) })),
    "signIn.listOf": ({ account }) => list(account),
    "signIn.endOf": (input, call) =>
      change(call, input, async (tx) => {
        const { account, id } = input;
        const count = id === null ? await endSignIns(tx, account) : Number(await endSignIn(tx, account, id));
        if (count === 0) throw refuse("gone", "sign-in-gone");
        await audited(tx, agent, "signIn.ended", `agent:${account}`, { before: null, after: { count } });
        return { count };
      }),
  };
}

/** How people sign in to this house, and how each account does. */
export function signInRuleHandlers(
  agent: Account,
  change: Change,
  { read, machine }: Store,
  { issuers, chats }: Pick<SignInParts, "issuers" | "chats">,
): HandlersOf<typeof signInRuleAsks> {
  return {
    "signInRules.read": async () => ({
      rules: await signInRules(read),
      accounts: await accountsSignIns(read, machine.now()),
      roles: await read.selectFrom("role").select(["id", "name", "base"]).orderBy("name").execute(),
    }),
    "signInRules.save": (input, call) =>
      change(call, input, async (tx) => {
        const before = await signInRules(tx.db);
        if (JSON.stringify(before) !== JSON.stringify(input.expected)) throw refuse("outdated", "row-outdated");
        if (!input.to.password && !input.to.house) throw refuse("invalid", "no-way-to-sign-in");
        await keepRules(tx, input.to);
        if (JSON.stringify(before.roles) !== JSON.stringify(input.to.roles))
          await settleDirectory({ tx, machine, chats, by: agent });
        await audited(tx, agent, "signInRules.changed", "house:sign-in", { before, after: input.to });
        return {};
      }),
    "signInRules.check": async ({ issuer }) => ({ keys: await issuers.check(issuer) }),
  };
}

async function keepRules(tx: Tx, rules: SignInRules): Promise<void> {
  const body = JSON.stringify(rules);
  await tx.db
    .insertInto("sign_in_rules")
    .values({ one: 1, body })
    .onConflict((conflict) => conflict.column("one").doUpdateSet({ body }))
    .execute();
}

async function accountsSignIns(db: Reader, now: number): Promise<AccountSignIn[]> {
  const rows = await db
    .selectFrom("account")
    .leftJoin("code_app", "code_app.account", "account.id")
    .leftJoin("code_wanted", "code_wanted.account", "account.id")
    .leftJoin("directory_entry", "directory_entry.account", "account.id")
    .select(["account.id", "account.name", "account.role", "account.password", "code_app.made_at"])
    .select(["code_wanted.account as wanted", "directory_entry.account as kept"])
    .select((eb) => [
      eb
        .exists(eb.selectFrom("identity").select("subject").whereRef("identity.account", "=", "account.id"))
        .as("linked"),
      eb
        .selectFrom("family")
        .select((of) => of.fn.countAll<number>().as("count"))
        .whereRef("family.account", "=", "account.id")
        .where("revoked_at", "is", null)
        .where("seen_at", ">", now - refreshFor)
        .as("signIns"),
    ])
    .where("account.active", "=", 1)
    .orderBy("account.name")
    .execute();
  return rows.map((row) => ({
    account: row.id,
    name: row.name,
    role: row.role,
    hasPassword: row.password !== "",
    codeSince: row.made_at,
    codeWanted: row.wanted !== null,
    isLinked: Number(row.linked) === 1,
    isKept: row.kept !== null,
    signIns: row.signIns ?? 0,
  }));
}
