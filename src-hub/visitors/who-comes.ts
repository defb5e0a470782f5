import { refuse } from "../../src-shared/rpc/fault.ts";
import type { VisitorWho } from "../../src-shared/sites/model.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import { hot } from "../store/hot.ts";
import type { Tx } from "../store/transact.ts";
import { visitorNow } from "./identify.ts";

/** Tokens of a visit live as long; what they would open is refused until then. */
const tokensLive = 25 * 3_600_000;

const readEnded = hot<{ visit: string }>("select visit from ended_visit where visit = ?");

/** Who says hello, and his own fresh token. Refuses `signed-out`. A token of a visit that was ended counts for nothing. */
export async function whoComes(
  hub: Pick<HubParts, "store" | "visitorOf" | "visitorToken">,
  who: VisitorWho,
): Promise<{ visitor: Visitor; token: string }> {
  const { read } = hub.store;
  let found = await hub.visitorOf(who);
  if ((await readEnded(read, [found.visitor.visit])).length > 0) {
    if (who.ticket === undefined || who.token === undefined) throw refuse("signed-out", "visit-ended");
    found = await hub.visitorOf({ ticket: who.ticket });
  }
  const id = await visitorNow(read, found.visitor.id);
  if (id === found.visitor.id) return found;
  const visitor = { ...found.visitor, id };
  return { visitor, token: await hub.visitorToken(visitor) };
}

/** He has logged out of his site: whoever comes to this browser next is nobody. */
export async function endVisit(tx: Tx, { visit }: Visitor): Promise<void> {
  await tx.db
    .insertInto("ended_visit")
    .values({ visit, until: tx.now + tokensLive })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ended visits whose tokens have expired, and tokens of sites that would be refused as expired. */
export async function forgetTokens(tx: Tx): Promise<void> {
  await tx.db.deleteFrom("ended_visit").where("until", "<", tx.now).execute();
  await tx.db.deleteFrom("used_token").where("expires_at", "<", tx.now).execute();
}
