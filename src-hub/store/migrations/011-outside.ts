import type { Migration } from "../migration.ts";

/** Webhooks with their outbox, keys of other programs, connectors, and bots that answer over HTTP. */
export const outside: Migration = {
  number: 11,
  statements: ({ int, strict }) => [
    `create table webhook (id text primary key, name text not null, url text not null, events text not null,
       secrets text not null, active ${int} not null, off text, failing_since ${int},
       failures ${int} not null default 0, paused_until ${int} not null default 0) ${strict}`,
    `create table delivery (number integer primary key autoincrement, id text not null,
       webhook text not null references webhook (id) on delete cascade, conversation text, type text not null,
       body text not null, at ${int} not null, state text not null, tries ${int} not null default 0,
       next_at ${int} not null, tried_at ${int}, status ${int}, answer text not null default '', reason text) ${strict}`,
    `create index delivery_due on delivery (webhook, next_at) where state = 'due'`,
    `create index delivery_live on delivery (webhook, conversation, number) where state in ('queued', 'due')`,
    `create index delivery_webhook on delivery (webhook, number)`,
    `create index delivery_over on delivery (at) where state in ('sent', 'failed')`,
    `create table api_key (id text primary key, name text not null, prefix text not null, hash text not null unique,
       scopes text not null, sites text, per_minute ${int} not null, expires_at ${int}, made_at ${int} not null,
       made_by text not null references account (id), used_at ${int}, revoked_at ${int}) ${strict}`,
    `create table connector (id text primary key, kind text not null, name text not null, settings text not null,
       secret text, active ${int} not null) ${strict}`,
    `create table handed_record (connector text not null references connector (id) on delete cascade,
       conversation text not null references conversation (id), at ${int} not null, state text not null,
       tries ${int} not null default 0, next_at ${int} not null, external text, reason text,
       primary key (connector, conversation)) ${strict}`,
    `create index handed_record_due on handed_record (next_at) where state = 'due'`,
    `create index handed_record_at on handed_record (connector, at)`,
    `create index conversation_begun on conversation (started_at, id)`,
    // A bot of another program: JSON of \`BotRemote\`, and its sealed secrets.
    `alter table bot add column remote text`,
    `alter table bot add column secrets text`,
    `create table bot_turn (number integer primary key autoincrement, id text not null unique,
       conversation text not null references conversation (id), bot text not null, kind text not null, message text,
       at ${int} not null, due_at ${int} not null) ${strict}`,
    `create index bot_turn_conversation on bot_turn (conversation, number)`,
  ],
};
