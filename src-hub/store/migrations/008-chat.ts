import type { Migration } from "../migration.ts";

/** Read marks, edited and deleted messages, replies, drafts, and colleagues named in notes. */
export const chat: Migration = {
  number: 8,
  statements: ({ int, strict }) => [
    `create table mark (conversation text not null references conversation (id), participant text not null,
       side text not null, delivered ${int} not null, delivered_at ${int} not null, read ${int} not null,
       read_at ${int} not null, primary key (conversation, participant)) ${strict}`,
    `create table house (name text primary key, body text not null) ${strict}`,
    // Whose a message is: only he may change it. Null: a bot's, or written before this was kept.
    `alter table message add column author text`,
    `alter table message add column edited_at ${int}`,
    `alter table message add column deleted_at ${int}`,
    `alter table message add column reply_to text`,
    `create table message_edit (message text not null references message (id), seq ${int} not null, text text not null,
       at ${int} not null, primary key (message, seq)) ${strict}`,
    `create table draft (account text not null references account (id), conversation text not null references conversation (id),
       kind text not null, text text not null, at ${int} not null, primary key (account, conversation, kind)) ${strict}`,
    `create index draft_conversation on draft (conversation)`,
    `create table mention (id text primary key, conversation text not null references conversation (id),
       note text not null, text text not null, account text not null references account (id), by text not null, at ${int} not null,
       seen_at ${int}) ${strict}`,
    `create index mention_account on mention (account, conversation)`,
    `create index mention_new on mention (account) where seen_at is null`,
  ],
};
