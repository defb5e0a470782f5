import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Part, PartKind, SeenColleague } from "../../src-shared/transfers/model.ts";
import { inOrder } from "../../src-shared/transfers/state.ts";
import { accountOf } from "../accounts/rows.ts";
import { hot } from "../store/hot.ts";
import type { PartRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { identityOf } from "../video/join.ts";

/** A part that is going on. */
export type LivePart = PartRow & { readonly kind: PartKind; readonly until: null };

const readLive = hot<LivePart>("select * from part where conversation = ? and until is null order by since, account");

export function liveParts(db: Reader, conversation: ConversationId): Promise<LivePart[]> {
  return readLive(db, [conversation]);
}

export async function livePart(db: Reader, conversation: ConversationId, account: AccountId) {
  return (await liveParts(db, conversation)).find((part) => part.account === account);
}

/** As the staff's summary shows them. */
export async function partsOf(db: Reader, conversation: ConversationId): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { account, kind, since } of await liveParts(db, conversation))
    parts.push({ who: await accountOf(db, account), kind, since });
  return inOrder(parts);
}

/** Those whom the visitor sees beside his agent. */
export async function colleaguesOf(db: Reader, conversation: ConversationId): Promise<SeenColleague[]> {
  const parts = await partsOf(db, conversation);
  const seen = parts.filter(({ kind }) => kind === "conference").map(({ who }) => seenAs(who));
  return seen.toSorted((one, other) => (one.identity < other.identity ? -1 : 1));
}

export function seenAs({ id, name }: Account): SeenColleague {
  return { identity: identityOf("agent", id), name };
}
