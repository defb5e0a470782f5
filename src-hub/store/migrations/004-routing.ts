import type { Migration } from "../migration.ts";

/** Queues with rules, agents with skills and places, waits that offers are made for, transfers, and what the matcher heard. */
export const routing: Migration = {
  number: 4,
  statements: ({ int, strict }) => [
    `create table skill (id text primary key, name text not null) ${strict}`,
    `create unique index skill_name on skill (lower(name))`,
    `create table hours (id text primary key, name text not null, body text not null) ${strict}`,
    `create table agent_group (id text primary key, name text not null) ${strict}`,
    `create table bot (id text primary key, name text not null, body text not null) ${strict}`,
    // Which visitors go where: tried in the order of `position`.
    `create table rule (id text primary key, site text references site (id), position ${int} not null, name text not null,
       body text not null) ${strict}`,
    // An agent's own words for being away; `state` is what each counts as.
    `create table state_code (id text primary key, name text not null, state text not null,
       removed ${int} not null default 0) ${strict}`,
    `alter table queue add column settings text not null default '{}'`,
    `alter table queue add column closed text`,
    `alter table queue add column removed ${int} not null default 0`,
    `alter table account add column routing text not null default '{}'`,

    `alter table presence add column code text`,
    `alter table presence add column next text`,
    // Null: ready. Else JSON of what is not.
    `alter table presence add column unready text`,
    // Null: in use. Else idle, locked, asleep.
    `alter table presence add column machine text`,
    // Why the hub made him Away: the workstation was left idle, locked, asleep. Null: he chose what he is.
    `alter table presence add column left text`,
    `alter table presence add column load_chat ${int} not null default 0`,
    `alter table presence add column load_video ${int} not null default 0`,
    `alter table presence add column load_cobrowse ${int} not null default 0`,
    // What his account's routing says, copied to where an offer is decided in one statement.
    `alter table presence add column cap_chat ${int} not null default 3`,
    `alter table presence add column cap_video ${int} not null default 1`,
    `alter table presence add column cap_cobrowse ${int} not null default 1`,
    `alter table presence add column interruptible ${int} not null default 0`,
    `alter table presence add column ringing ${int} not null default 0`,
    // What he does now, and since when.
    `alter table presence add column activity text not null default 'idle'`,
    `alter table presence add column activity_since ${int} not null default 0`,
    // Since when nobody of his is here: his work is given away when the grace of its queue is over.
    `alter table presence add column lost_at ${int}`,
    `create index presence_lost on presence (lost_at) where lost_at is not null`,

    `alter table conversation add column channel text not null default 'chat'`,
    `alter table conversation add column language text`,
    `alter table conversation add column grp text`,
    `alter table conversation add column bot text`,
    `alter table conversation add column bot_state text`,
    `alter table conversation add column form_offered ${int} not null default 0`,
    // It began by a video button, and its agent's invite is not made yet.
    `alter table conversation add column video_wanted ${int} not null default 0`,
    `create index conversation_video on conversation (id) where video_wanted = 1 and state = 'active'`,
    `alter table conversation add column wrap_until ${int}`,
    `alter table conversation add column wrap_extended ${int} not null default 0`,
    `alter table conversation add column wrap_fields text`,
    // The queue's rules when it ended, and what was written so far.
    `alter table conversation add column wrap_rules text`,
    `alter table conversation add column wrap_draft text`,
    // Parked by its agent: his places are free meanwhile. Until a time, or (0) until the visitor writes.
    `alter table conversation add column parked_at ${int}`,
    `alter table conversation add column parked_until ${int}`,
    `alter table conversation add column hold_at ${int}`,
    // Its agent's desk is lost: kept for him until then.
    `alter table conversation add column kept_until ${int}`,
    `create index conversation_wrap on conversation (wrap_until) where state = 'wrap-up' and wrap_until is not null`,
    `create index conversation_wrapping on conversation (agent) where state = 'wrap-up'`,
    `create index conversation_parked on conversation (parked_until) where parked_until > 0`,
    `create index conversation_kept on conversation (kept_until) where kept_until is not null`,

    // One stay in a queue. A conversation that is handed on waits under a new one while its agent keeps it.
    `create table wait (id text primary key, conversation text not null references conversation (id), kind text not null,
       queue text not null references queue (id), grp text, channel text not null, priority ${int} not null,
       needs text not null, only_agent text references account (id), kept_agent text, kept_until ${int},
       by text references account (id), note text not null, since ${int} not null, entered_at ${int} not null,
       state text not null, ended_at ${int}, agent text references account (id), threshold ${int}) ${strict}`,
    `create unique index wait_live on wait (conversation) where state in ('waiting', 'offered')`,
    `create index wait_queue on wait (queue, since) where state in ('waiting', 'offered')`,
    `create index wait_at_once on wait (entered_at) where state = 'waiting' and threshold = 0`,
    `create index wait_asked on wait (only_agent) where state in ('waiting', 'offered') and only_agent is not null`,
    `create index wait_conversation on wait (conversation, entered_at)`,
    `create index wait_day on wait (entered_at)`,
    `insert into wait (id, conversation, kind, queue, channel, priority, needs, note, since, entered_at, state)
       select id, id, 'new', queue, 'chat', 0, '[]', '', waiting_since, waiting_since, state
       from conversation where state in ('waiting', 'offered')`,
    `alter table offer add column wait text`,
    `alter table offer add column why text`,
    `alter table offer add column reason text`,
    `alter table offer add column auto ${int} not null default 0`,
    `update offer set wait = conversation where state = 'pending'`,
    `create index offer_newest on offer (agent, made_at)`,

    // Staff who take part beside the owner (consulted, in conference), and owners of before.
    `create table part (conversation text not null references conversation (id), account text not null references account (id),
       kind text not null, since ${int} not null, until ${int}, wait text,
       primary key (conversation, account, since)) ${strict}`,
    `create index part_live on part (account) where until is null`,
    `create unique index part_once on part (conversation, account) where until is null`,
    // Several of the staff may be in one call.
    `drop index call_leg_open`,
    `alter table call_leg add column account text not null default ''`,
    `update call_leg set account = coalesce((select agent from conversation join call on call.conversation = conversation.id
       where call.id = call_leg.call), '') where side = 'agent'`,
    `create unique index call_leg_open on call_leg (call, side, account) where left_at is null`,

    // Who did what to whom with which reason: never changed, never deleted by the product itself.
    `create table audit (id text primary key, at ${int} not null, by text not null references account (id), act text not null,
       target text not null, reason text not null, before text, after text) ${strict}`,
    `create index audit_at on audit (at)`,
    `create index audit_target on audit (target, at)`,
    // Messages that were left where nobody could answer.
    `create table left_message (id text primary key, site text not null, queue text, name text not null, reply_to text not null,
       text text not null, at ${int} not null, done_at ${int}, done_by text, visitor text not null) ${strict}`,
    `create index left_message_visitor on left_message (visitor, at)`,
    `create index left_message_open on left_message (at) where done_at is null`,

    `create table routing_input (seq integer primary key, at ${int} not null, kind text not null, body text not null) ${strict}`,
    `create index routing_input_at on routing_input (at)`,
    `create index routing_snapshot on routing_input (at) where kind = 'snapshot'`,

    `update presence set
       load_chat = (select count(*) from conversation where agent = presence.account and state in ('active', 'wrap-up')),
       ringing = (select count(*) from offer where agent = presence.account and state = 'pending')`,
  ],
};
