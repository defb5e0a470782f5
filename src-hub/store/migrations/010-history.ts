import type { Migration } from "../migration.ts";

/** Mail that is to be sent, what the search must read again, what is written of visitors, and ways into other programs. */
export const history: Migration = {
  number: 10,
  statements: ({ int, strict }) => [
    // `body`: JSON of what its template is filled with; emptied when it is sent or given up.
    `create table mail (id text primary key, recipient text not null, kind text not null, body text not null,
       attempts ${int} not null default 0, next_at ${int} not null, state text not null, at ${int} not null,
       ended_at ${int}, fault text) ${strict}`,
    `create index mail_due on mail (next_at) where state = 'waiting'`,
    `create index mail_recipient on mail (recipient, at)`,
    `create index mail_at on mail (at)`,
    // A code that proves an address, of which each visitor has one at a time; and the addresses that are proved.
    `create table mail_code (visitor text primary key, address text not null, hash text not null, expires_at ${int} not null,
       tries ${int} not null, sent ${int} not null, since ${int} not null) ${strict}`,
    `create index mail_code_since on mail_code (since)`,
    `create table confirmed_address (visitor text not null, address text not null, at ${int} not null,
       primary key (visitor, address)) ${strict}`,
    // What staff write of a visitor, by the fields that the house has laid down. `value`: JSON.
    `create table visitor_value (visitor text not null, field text not null, value text not null, at ${int} not null,
       by text not null references account (id), primary key (visitor, field)) ${strict}`,
    // What the search must read again although nothing says so in a log; `message` null: the whole conversation.
    `create table search_change (seq integer primary key autoincrement, conversation text not null, message ${int},
       at ${int} not null) ${strict}`,
    `create index search_change_at on search_change (at)`,
  ],
};
