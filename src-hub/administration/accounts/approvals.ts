import type { ApprovalId } from "../../../src-shared/accounts/ids.ts";
import type { Account } from "../../../src-shared/accounts/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { permissionsOf } from "../../accounts/permissions-of.ts";
import { permitted } from "../../accounts/permitted.ts";
import { accountOf } from "../../accounts/rows.ts";
import type { HubParts } from "../../ports.ts";
import type { Store } from "../../store/open.ts";
import { hot } from "../../store/hot.ts";
import type { Tx } from "../../store/transact.ts";
import { audited } from "./audited.ts";
import { tellApprovals } from "./told-approvals.ts";
import { type Dangerous, dangerous, doAs } from "./four-eyes.ts";

/** A second administrator agrees: it is done, in the name of who asked, if both may do it now. If it is refused it still waits. */
export async function approve(tx: Tx, parts: HubParts, by: Account, id: ApprovalId): Promise<void> {
  const row = await decide(tx, by, id, "approved");
  if (row.by === by.id) throw refuse("forbidden", "approval-own");
  const ask = dangerous.find((name) => name === row.ask);
  if (!ask) throw refuse("gone", "approval-gone");
  const asker = await tx.db.selectFrom("account").select("active").where("id", "=", row.by).executeTakeFirst();
  if (asker?.active !== 1) throw refuse("conflict", "approval-asker-gone");
  for (const who of [row.by, by.id]) await mustMay(tx, who, ask);
  await doAs(tx, parts, await accountOf(tx.db, row.by), ask, JSON.parse(row.input));
  await written(tx, by, "approval.approved", row);
}

/** By another administrator, or taken back by who asked. */
export async function refuseApproval(tx: Tx, by: Account, id: ApprovalId): Promise<void> {
  await written(tx, by, "approval.refused", await decide(tx, by, id, "refused"));
}

interface Row {
  readonly id: ApprovalId;
  readonly ask: string;
  readonly input: string;
  readonly by: Account["id"];
}

/** Of two who decide at once the second finds it gone. */
async function decide(tx: Tx, by: Account, id: ApprovalId, state: "approved" | "refused"): Promise<Row> {
  const row = await tx.db
    .updateTable("approval")
    .set({ state, decided_by: by.id, decided_at: tx.now })
    .where("id", "=", id)
    .where("state", "=", "open")
    .where("expires_at", ">", tx.now)
    .returning(["id", "ask", "input", "by"])
    .executeTakeFirst();
  if (!row) throw refuse("gone", "approval-gone");
  return row;
}

async function mustMay(tx: Tx, who: Account["id"], ask: Dangerous): Promise<void> {
  const permission = permitted[ask];
  if (permission === null || (await permissionsOf(tx.db, { id: who })).permissions.includes(permission)) return;
  throw refuse("forbidden", "permission-missing", { values: { permission } });
}

/** Both are named: who decided as the one who did this, who asked in what was before. */
async function written(tx: Tx, by: Account, act: string, row: Row): Promise<void> {
  const asked = { by: (await accountOf(tx.db, row.by)).name, ask: row.ask };
  await audited(tx, by, act, `approval:${row.id}`, { before: asked, after: JSON.parse(row.input) as unknown });
  await tellApprovals(tx, row.by);
}

const lapsed = hot<{ id: ApprovalId }>("select id from approval where state = 'open' and expires_at <= ?");

/** What nobody has decided in time is not done. */
export async function lapseApprovals({ read, transact }: Pick<Store, "read" | "transact">, now: number): Promise<void> {
  for (const { id } of await lapsed(read, [now]))
    await transact(async (tx) => {
      const row = await tx.db
        .updateTable("approval")
        .set({ state: "lapsed", decided_at: tx.now })
        .where("id", "=", id)
        .where("state", "=", "open")
        .returning(["id", "ask", "input", "by"])
        .executeTakeFirst();
      if (row) await written(tx, await accountOf(tx.db, row.by), "approval.lapsed", row);
    });
}
