import type { Migration } from "../migration.ts";

/** Erasures that run or have run, and the chain over the audit. */
export const erasure: Migration = {
  number: 19,
  statements: ({ int, strict }) => [
    // One a request. `counts`: JSON of what there was, as it was when it began; nothing in this row is of a person.
    `create table erasure (request text primary key references data_request (id), visitor text not null,
       by text not null references account (id), reason text not null, at ${int} not null, counts text not null,
       erased_at ${int}, done_at ${int}) ${strict}`,
    `create index erasure_running on erasure (at) where done_at is null`,
    `alter table conversation add column erased_at ${int}`,
    `create index conversation_erased on conversation (erased_at, id) where erased_at is not null`,
    // All that is looked up by its conversation when that is erased.
    `create index delivery_conversation on delivery (conversation) where conversation is not null`,
    `create index handed_record_conversation on handed_record (conversation)`,
    `create index mention_conversation on mention (conversation)`,
    `create index offer_conversation on offer (conversation)`,
    `create index photo_conversation on photo (conversation)`,
    // Answers to staff in which something of a visitor stands.
    `create index answered_field on answered (asker) where ask = 'visitor.setField'`,
    `create index answered_mail on answered (asker) where ask in ('survey.mail', 'transcript.mail')`,
    // One row a row of the audit, in the order in which they were written. `salt` null: its content was erased.
    `create table audit_seal (number ${int} primary key, audit text not null unique, salt text, content text not null,
       hash text not null) ${strict}`,
  ],
};
