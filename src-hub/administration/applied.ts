import type { Account } from "../../src-shared/accounts/model.ts";
import { addresses } from "../bus.ts";
import { appendHistory } from "../store/append.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Tx } from "../store/transact.ts";
import { writeChange } from "../supervision/audit.ts";
import { ruleAgain } from "../video/ruling.ts";

/** Rules again for every running conversation that a change reaches; answers how many are different now. */
export async function applyTo(tx: Tx, reached: (row: ConversationRow) => boolean): Promise<{ conversations: number }> {
  // By the index of what somebody has; those in wrap-up are few.
  const held = await tx.db.selectFrom("conversation").selectAll().where("state", "in", ["active", "wrap-up"]).execute();
  let conversations = 0;
  for (const row of held) if (row.state === "active" && reached(row) && (await ruleAgain(tx, row))) conversations += 1;
  return { conversations };
}

/** One row of who changed what, and what it was, for people and for the replay. */
export async function remember(
  tx: Tx,
  by: Account,
  type: string,
  change: { readonly before?: unknown; readonly after?: unknown; readonly [noun: string]: unknown },
): Promise<void> {
  await keepHistory(tx, by, type, change);
  const { before = null, after = null } = change;
  await writeChange(tx, by, { act: type, target: targetOf(type, change), before, after });
}

/** What an audit row is of: `agent:ID` for an account, else `queue:ID`, `site:ID` …, or the kind alone. */
function targetOf(type: string, change: Readonly<Record<string, unknown>>): string {
  const [noun = ""] = type.split(".");
  const idIn = (value: unknown): unknown =>
    typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  const id = change[noun] ?? change["id"] ?? idIn(change["after"]) ?? idIn(change["before"]);
  if (typeof id !== "string") return noun;
  return `${noun === "account" ? "agent" : noun}:${id}`;
}

/** One row of the configuration's history alone. Whoever holds a copy reads it again. */
export function keepHistory(tx: Tx, by: Account, type: string, change: Record<string, unknown>): Promise<void> {
  tx.tell(addresses.configuration, { wake: true });
  return appendHistory(tx, "configuration", type, { by: by.id, ...change });
}
