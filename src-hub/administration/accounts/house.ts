import type { Account } from "../../../src-shared/accounts/model.ts";
import { hot } from "../../store/hot.ts";
import type { Reader, Tx } from "../../store/transact.ts";
import { audited } from "./audited.ts";

const read = hot<{ body: string }>("select body from house where name = 'fourEyes'");

/** Whether the house wants a second administrator for dangerous changes. Off unless somebody has switched it on. */
export async function isFourEyes(db: Reader): Promise<boolean> {
  const [row] = await read(db, []);
  return row !== undefined && JSON.parse(row.body) === true;
}

export async function setFourEyes(tx: Tx, by: Account, on: boolean): Promise<void> {
  const before = await isFourEyes(tx.db);
  const body = JSON.stringify(on);
  await tx.db
    .insertInto("house")
    .values({ name: "fourEyes", body })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ body }))
    .execute();
  await audited(tx, by, "house.fourEyes", "house", { before: { fourEyes: before }, after: { fourEyes: on } });
}
