import type { Migration } from "../migration.ts";

/** Files that people send each other: what is known of each; the bytes are in the folder `uploads`, under their ids. */
export const uploads: Migration = {
  number: 7,
  statements: ({ int, strict }) => [
    `create table upload (id text primary key, conversation text not null references conversation (id),
       by_side text not null, by_id text not null, name text not null, type text not null, size ${int} not null,
       state text not null, why text, received ${int} not null, width ${int}, height ${int}, preview ${int} not null,
       message text, at ${int} not null, touched_at ${int} not null) ${strict}`,
    `create index upload_conversation on upload (conversation)`,
    // What no message has yet: soon sent, or soon forgotten.
    `create index upload_loose on upload (touched_at) where message is null`,
    // One row: bytes of all uploads, kept with each of them, because to add them up is to read them all.
    `create table upload_total (one ${int} primary key check (one = 1), bytes ${int} not null) ${strict}`,
    `insert into upload_total (one, bytes) values (1, 0)`,
  ],
};
