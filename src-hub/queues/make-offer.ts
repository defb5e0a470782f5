import type { ExpressionBuilder } from "kysely";
import type { Channel, Entry } from "../../src-shared/routing/channel.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import { uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import { accountOf } from "../accounts/rows.ts";
import { settleAgent } from "../presence/settle.ts";
import type { Decision } from "../routing/inputs.ts";
import { appendStaff } from "../store/append.ts";
import { hot } from "../store/hot.ts";
import type { Tables } from "../store/tables.ts";
import type { Tx } from "../store/transact.ts";
import { tellOffers } from "./tell.ts";
import { markOffered } from "./waits.ts";

export interface OfferTerms {
  readonly expiresAt: number;
  /** The hub accepts for him. */
  readonly auto: boolean;
}

const channelOf = hot<{ channel: Entry }>("select channel from wait where id = ?");
const forgetExcluded = hot("delete from exclusion where conversation = ? and until <= ?");
const showOffered = hot("update conversation set state = 'offered' where id = ? and state = 'waiting'");
const insertOffer = hot(`
  insert into offer (id, conversation, agent, state, made_at, expires_at, wait, why, reason, auto)
  values (?, ?, ?, 'pending', ?, ?, ?, ?, null, ?)`);

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
  const [row] = await channelOf(tx.db, [wait]);
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
  await forgetExcluded(tx.db, [conversation, tx.now]);
  // Nobody's yet: it shows as offered. One that is handed on stays its agent's meanwhile.
  await showOffered(tx.db, [conversation]);
  const offer = uuid7(machine) as OfferId;
  await insertOffer(tx.db, [offer, conversation, agent, tx.now, expiresAt, wait, JSON.stringify(why), auto ? 1 : 0]);
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
