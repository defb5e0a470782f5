import type { Migration } from "../migration.ts";

/** Files in notes and canned responses, and photos that lie with the other files. */
export const files: Migration = {
  number: 18,
  statements: ({ int, strict }) => [
    // A file of a canned response is of no conversation. No database of ours takes a `not null` off a column by the same
    // words, so the table is written anew. `message`: the message, note, request or response that has it.
    `create table upload_next (id text primary key, conversation text references conversation (id),
       purpose text not null default 'message', by_side text not null, by_id text not null, name text not null,
       type text not null, size ${int} not null, state text not null, why text, received ${int} not null, width ${int},
       height ${int}, preview ${int} not null, message text, at ${int} not null, touched_at ${int} not null) ${strict}`,
    `insert into upload_next (id, conversation, by_side, by_id, name, type, size, state, why, received, width, height, preview,
       message, at, touched_at)
     select id, conversation, by_side, by_id, name, type, size, state, why, received, width, height, preview, message, at,
       touched_at from upload`,
    `drop table upload`,
    `alter table upload_next rename to upload`,
    `create index upload_conversation on upload (conversation)`,
    `create index upload_loose on upload (touched_at) where message is null`,
    `create index upload_taken on upload (message) where message is not null`,
    `create index upload_loose_of on upload (by_id) where message is null`,
    // JSON of `Attachment[]`, in their order.
    `alter table canned add column files text not null default '[]'`,
    // Why a photo of before could not be carried over to the other files; null: it is still to be.
    `alter table photo add column refused text`,
    `create index photo_left on photo (at) where whole = 1 and refused is null`,
  ],
};
