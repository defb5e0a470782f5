import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Draft, DraftKind } from "../../src-shared/drafts/model.ts";
import { cleanText } from "../../src-shared/text/clean.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";

const readDraft = hot<{ text: string }>("select text from draft where account = ? and conversation = ? and kind = ?");
const putDraft = hot<{ at: number }>(
  `insert into draft (account, conversation, kind, text, at) values (?, ?, ?, ?, ?)
   on conflict (account, conversation, kind) do update set text = excluded.text, at = excluded.at
   where draft.at < excluded.at returning at`,
);

/** The newest wins. One that says it comes from later than now counts as now: it must not win for ever. */
export async function keepDraft(tx: Tx, account: AccountId, draft: Draft): Promise<void> {
  const { conversation, kind, text } = draft;
  const at = Math.min(draft.at, tx.now);
  const [kept] = await putDraft(tx.db, [account, conversation, kind, text, at]);
  if (kept) tell(tx, account, { conversation, kind, text, at });
}

/** What was sent is no draft any more, unless its writer went on writing. */
export async function draftSent(
  tx: Tx,
  account: AccountId,
  conversation: ConversationId,
  kind: DraftKind,
  sent: string,
): Promise<void> {
  const [held] = await readDraft(tx.db, [account, conversation, kind]);
  if (held && held.text !== "" && cleanText(held.text) === sent)
    await keepDraft(tx, account, { conversation, kind, text: "", at: tx.now });
}

/** His drafts in these conversations; an empty one says that there is none any more. */
export async function draftsOf(
  db: Reader,
  account: AccountId,
  open: ReadonlyArray<{ id: ConversationId }>,
): Promise<Draft[]> {
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  return db
    .selectFrom("draft")
    .select(["conversation", "kind", "text", "at"])
    .where("account", "=", account)
    .where("conversation", "in", ids)
    .orderBy("conversation")
    .orderBy("kind")
    .execute();
}

/** It is closed: nothing is written in it any more. */
export async function forgetDrafts(tx: Tx, conversation: ConversationId): Promise<void> {
  await tx.db.deleteFrom("draft").where("conversation", "=", conversation).execute();
}

function tell(tx: Tx, account: AccountId, draft: Draft): void {
  tx.tell(addresses.agent(account), { event: { type: "draft.changed", draft }, topic: "draft" });
}
