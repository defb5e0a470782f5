import type { Account } from "../../src-shared/accounts/model.ts";
import type { BotId } from "../../src-shared/routing/ids.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Box } from "../accounts/box.ts";
import { remember } from "../administration/applied.ts";
import type { HubPorts } from "../ports.ts";
import type { Tx } from "../store/transact.ts";
import { type LiveSecret, renewed } from "../webhooks/signature.ts";

const about = (bot: BotId): string => `secrets of bot ${bot}`;

/** None when it has none, or when they were sealed with a key that is gone. */
export function botSecrets(box: Pick<Box, "open">, bot: BotId, sealed: string | null): LiveSecret[] {
  const opened = sealed === null ? undefined : box.open(sealed, about(bot));
  return opened === undefined ? [] : (JSON.parse(opened) as LiveSecret[]);
}

/** What it is asked is signed with this from now on, and for a day with the one before as well. */
export async function renewBotSecret(
  tx: Tx,
  { box }: Pick<HubPorts, "box">,
  by: Account,
  { id, secret }: { readonly id: BotId; readonly secret: string },
): Promise<void> {
  const row = await tx.db.selectFrom("bot").select("secrets").where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "bot-gone");
  const secrets = renewed(botSecrets(box, id, row.secrets), secret, tx.now);
  await tx.db
    .updateTable("bot")
    .set({ secrets: box.seal(JSON.stringify(secrets), about(id)) })
    .where("id", "=", id)
    .execute();
  await remember(tx, by, "bot.secretRenewed", { bot: id });
}
