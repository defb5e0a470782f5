import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { OwnApproval } from "../../../src-shared/accounts/administered.ts";
import type { Account, AccountId } from "../../../src-shared/accounts/model.ts";
import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import { permissionsOf } from "../../accounts/permissions-of.ts";
import { permitted } from "../../accounts/permitted.ts";
import type { Reader } from "../../store/transact.ts";
import type { OutputOf } from "../../supervision/asked.ts";
import { dangerous, nameOf } from "./four-eyes.ts";
import { decides } from "./told-approvals.ts";

/** So long somebody is still told what became of what he asked for, milliseconds. */
const toldFor = 3 * 24 * 3_600_000;
const most = 50;

/** What waits for him, and what he waits for. */
export async function mineOf(
  db: Reader,
  by: Account,
  now: number,
): Promise<OutputOf<typeof accountAdministrationAsks, "approvals.mine">> {
  const { permissions } = await permissionsOf(db, by);
  return { waiting: await waitingFor(db, by.id, permissions, now), mine: await askedBy(db, by.id, now) };
}

async function waitingFor(db: Reader, by: AccountId, permissions: readonly Permission[], now: number): Promise<number> {
  if (!permissions.includes(decides)) return 0;
  const may = dangerous.filter((ask) => permitted[ask] === null || permissions.includes(permitted[ask]));
  const { waiting } = await db
    .selectFrom("approval")
    .select(({ fn }) => fn.countAll<number>().as("waiting"))
    .where("state", "=", "open")
    .where("expires_at", ">", now)
    .where("by", "!=", by)
    .where("ask", "in", may)
    .executeTakeFirstOrThrow();
  return waiting;
}

async function askedBy(db: Reader, by: AccountId, now: number): Promise<OwnApproval[]> {
  const rows = await db
    .selectFrom("approval")
    .leftJoin("account", "account.id", "approval.decided_by")
    .select(["approval.id", "ask", "input", "at", "expires_at", "state", "decided_at", "account.name"])
    .where("by", "=", by)
    .where("at", ">", now - toldFor)
    .orderBy("at", "desc")
    .limit(most)
    .execute();
  const mine: OwnApproval[] = [];
  for (const { id, ask, input, at, expires_at: until, state, decided_at, name } of rows) {
    // What the sweep has not come to yet is over all the same.
    const isOver = state === "open" && until <= now;
    mine.push({
      id,
      ask,
      of: await nameOf(db, JSON.parse(input)),
      at,
      until,
      state: isOver ? "lapsed" : state,
      decided: decided_at === null ? (isOver ? { by: null, at: until } : null) : { by: name, at: decided_at },
    });
  }
  return mine;
}
