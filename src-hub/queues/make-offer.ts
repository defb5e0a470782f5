import type { ExpressionBuilder } from "kysely";
import type { Channel } from "../../src-shared/routing/channel.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import { uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import { accountOf } from "../accounts/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import type { Decision } from "../routing/inputs.ts";
import { appendStaff } from "../store/append.ts";
import type { Tables } from "../store/tables.ts";
import type { Tx } from "../store/transact.ts";
import { tellOffers } from "./tell.ts";
import { markOffered } from "./waits.ts";

export interface OfferTerms {
  readonly expiresAt: number;
  /** The hub accepts for him. */
  readonly auto: boolean;
}

/**
 * Makes an offer if the wait still waits and the agent can still have it; the compare-and-sets and the unique indexes
 * decide, not the matcher. Answers undefined when something was faster.
 */
export async function makeOffer(
  tx: Tx,
  machine: Machine,
  { wait, conversation, agent, why }: Decision,
  { expiresAt, auto }: OfferTerms,
): Promise<OfferId | undefined> {
  const row = await tx.db.selectFrom("wait").select("channel").where("id", "=", wait).executeTakeFirst();
  if (!row) return undefined;
  const free = await tx.db
    .selectFrom("presence")
    .select("account")
    .where("account", "=", agent)
    .where("state", "=", "available")
    .where("here", "=", 1)
    .where("next", "is", null)
    .where("unready", "is", null)
    .where("ringing", "=", 0)
    .where((eb) => hasPlace(eb, row.channel))
    .executeTakeFirst();
  if (!free || !(await markOffered(tx, wait))) return undefined;
  await tx.db.deleteFrom("exclusion").where("conversation", "=", conversation).where("until", "<=", tx.now).execute();
  // Nobody's yet: it shows as offered. One that is handed on stays its agent's meanwhile.
  await tx.db
    .updateTable("conversation")
    .set({ state: "offered" })
    .where("id", "=", conversation)
    .where("state", "=", "waiting")
    .execute();
  const offer = uuid7(machine) as OfferId;
  await tx.db
    .insertInto("offer")
    .values({
      id: offer,
      conversation,
      agent,
      state: "pending",
      made_at: tx.now,
      expires_at: expiresAt,
      wait,
      why: JSON.stringify(why),
      reason: null,
      auto: auto ? 1 : 0,
    })
    .execute();
  await appendStaff(tx, conversation, {
    type: "offer.made",
    offer,
    agent: await accountOf(tx.db, agent),
    expiresAt,
    why,
  });
  await settleAgent(tx, agent);
  await tellOffers(tx, agent);
  return offer;
}

/** The same rule as the matcher's, where it counts: in the transaction that takes the place. */
export function hasPlace(eb: ExpressionBuilder<Tables, "presence">, channel: Channel) {
  if (channel === "video")
    return eb.and([
      eb("load_video", "<", eb.ref("cap_video")),
      eb.or([eb("interruptible", "=", 1), eb("load_chat", "=", 0)]),
    ]);
  return eb.and([
    eb("load_chat", "<", eb.ref("cap_chat")),
    eb.or([eb("interruptible", "=", 1), eb("load_video", "=", 0)]),
  ]);
}
