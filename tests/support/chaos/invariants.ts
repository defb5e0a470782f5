import type { Database } from "better-sqlite3";
import type { Kept } from "./acts.ts";

/** What must hold between any two commits, each as the rows that break it. */
const never: Readonly<Record<string, string>> = {
  "two live offers of one conversation": `select conversation from offer where state = 'pending'
    group by conversation having count(*) > 1`,
  "two offers at one agent": `select agent from offer where state = 'pending' group by agent having count(*) > 1`,
  "an offer without its wait": `select offer.id from offer left join wait on wait.id = offer.wait
    where offer.state = 'pending' and wait.state is not 'offered'`,
  "a wait that is offered to nobody": `select id from wait where state = 'offered'
    and not exists (select 1 from offer where offer.wait = wait.id and offer.state = 'pending')`,
  "two live waits of one conversation": `select conversation from wait where state in ('waiting', 'offered')
    group by conversation having count(*) > 1`,
  "a conversation that waits without a wait": `select id from conversation where state in ('waiting', 'offered')
    and not exists (select 1 from wait where wait.conversation = conversation.id
      and wait.state = conversation.state and wait.kind in ('new', 'again'))`,
  "a wait of a conversation that is over": `select wait.id from wait join conversation on conversation.id = wait.conversation
    where wait.state in ('waiting', 'offered') and conversation.state in ('wrap-up', 'closed')`,
  "an active conversation without an owner": `select id from conversation where state in ('active', 'wrap-up')
    and agent is null`,
  "a waiting conversation with an owner": `select id from conversation where state in ('waiting', 'offered')
    and agent is not null`,
  "a part in a conversation that is over": `select part.conversation from part
    join conversation on conversation.id = part.conversation
    where part.until is null and conversation.state not in ('active', 'waiting', 'offered')`,
  "an owner who takes part beside himself": `select part.conversation from part
    join conversation on conversation.id = part.conversation
    where part.until is null and part.account = conversation.agent`,
  "load that is not live work": `select account, load_chat, live from (
    select presence.account, load_chat,
      (select count(*) from conversation where agent = presence.account and channel = 'chat'
        and state in ('active', 'wrap-up') and parked_at is null)
      + (select count(*) from offer join wait on wait.id = offer.wait where offer.agent = presence.account
        and offer.state = 'pending' and wait.channel = 'chat')
      + (select count(*) from part where part.account = presence.account and part.until is null) as live
    from presence) where load_chat != live`,
  "ringing that is no offer": `select account from presence
    where ringing != (select count(*) from offer where agent = presence.account and state = 'pending')`,
  // A parked conversation comes back to its agent also when he is full by then; nothing else may overshoot.
  "more than his places": `select account, load_chat, cap_chat from presence where load_chat > cap_chat +
    (select count(*) from conversation where agent = presence.account and state in ('active', 'wrap-up')
      and exists (select 1 from event where log = conversation.id || '/staff' and type = 'conversation.resumed'))`,
  "a gap in a log": `select log from event group by log having count(*) != max(seq) - min(seq) + 1`,
  "a log that is not as long as its head": `select log_head.log from log_head
    where head != (select max(seq) from event where event.log = log_head.log)`,
};

/** What is broken in the database now, in words; empty when nothing is. */
export function broken(db: Database, kept: Kept): string[] {
  const found = Object.entries(never).flatMap(([words, sql]) => {
    const rows = db.prepare(sql).all();
    return rows.length > 0 ? [`${words}: ${JSON.stringify(rows.slice(0, 3))}`] : [];
  });
  return [...found, ...lost(db, "conversation", kept.conversations), ...lost(db, "message", kept.messages)];
}

function lost(db: Database, table: "conversation" | "message", ids: ReadonlySet<string>): string[] {
  const find = db.prepare(`select 1 from ${table} where id = ?`);
  const missing = [...ids].filter((id) => find.get(id) === undefined);
  return missing.length > 0 ? [`${missing.length} of ${ids.size} acknowledged ${table}s are gone: ${missing[0]}`] : [];
}

/** Pairs of a visitor who waits and an agent who could have him, as `wait/agent`. A hub that lives leaves none for long. */
export function idlePairs(db: Database): string[] {
  return db
    .prepare(
      `select wait.id || '/' || presence.account as pair from wait join presence
       where wait.state = 'waiting' and wait.channel = 'chat' and (only_agent is null or only_agent = presence.account)
         and presence.state = 'available' and here = 1 and next is null and unready is null and ringing = 0
         and load_chat < cap_chat and load_video = 0 and (wait.by is null or wait.by != presence.account)
         and not exists (select 1 from exclusion where exclusion.conversation = wait.conversation
           and exclusion.agent = presence.account)
         and not exists (select 1 from part where part.conversation = wait.conversation
           and part.account = presence.account and part.until is null)
         and not exists (select 1 from conversation where conversation.id = wait.conversation
           and conversation.agent = presence.account)`,
    )
    .pluck()
    .all() as string[];
}
