import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { CameraMode } from "../../src-shared/video/model.ts";
import type { Tables } from "../store/tables.ts";
import type { Tx } from "../store/transact.ts";
import { applyTo, remember } from "./applied.ts";

interface NewButton {
  readonly site: string;
  readonly key: string;
  readonly name: string;
  readonly camera: CameraMode | null;
}

export async function addButton(
  tx: Tx,
  by: Account,
  { site, key, name, camera }: NewButton,
  machine: Machine,
): Promise<{ button: string }> {
  if (!(await tx.db.selectFrom("site").select("id").where("id", "=", site).executeTakeFirst()))
    throw refuse("gone", "site-gone");
  const taken = await tx.db
    .selectFrom("button")
    .select("id")
    .where("site", "=", site)
    .where("key", "=", key)
    .executeTakeFirst();
  if (taken) throw refuse("conflict", "button-key-taken");
  const after = { id: uuid7(machine), site, key, name, camera };
  await tx.db.insertInto("button").values(after).execute();
  await remember(tx, by, "button.added", { after });
  return { button: after.id };
}

export async function changeButton(
  tx: Tx,
  by: Account,
  { button, name, camera }: { button: string; name: string; camera: CameraMode | null },
): Promise<{ conversations: number }> {
  const before = await buttonRow(tx, button);
  await tx.db.updateTable("button").set({ name, camera }).where("id", "=", button).execute();
  await remember(tx, by, "button.changed", { before, after: { name, camera } });
  return applyTo(tx, (row) => row.site === before.site && row.button === before.key);
}

/** Pages that still name it get the site's own settings. */
export async function removeButton(tx: Tx, by: Account, button: string): Promise<Record<string, never>> {
  const before = await buttonRow(tx, button);
  await tx.db.deleteFrom("button").where("id", "=", button).execute();
  await remember(tx, by, "button.removed", { before });
  await applyTo(tx, (row) => row.site === before.site && row.button === before.key);
  return {};
}

async function buttonRow(tx: Tx, id: string): Promise<Tables["button"]> {
  const row = await tx.db.selectFrom("button").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "button-gone");
  return row;
}
