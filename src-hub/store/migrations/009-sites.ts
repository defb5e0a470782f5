import type { Migration } from "../migration.ts";

/** What administrators write of a site, as a draft and in versions; what a visitor was asked before he began. */
export const sites: Migration = {
  number: 9,
  statements: ({ int, strict }) => [
    `alter table site add column body text not null default '{}'`,
    `alter table site add column version ${int} not null default 1`,
    `alter table site add column draft text`,
    `alter table site add column draft_by text`,
    `alter table site add column draft_at ${int}`,
    `create table site_version (site text not null references site (id), version ${int} not null, at ${int} not null,
       by text not null, body text not null, primary key (site, version)) ${strict}`,
    `alter table conversation add column filled text`,
    `alter table conversation add column consent text`,
    `alter table left_message add column filled text`,
    // For the count of conversations of a span of time.
    `create index conversation_started on conversation (started_at)`,
    `create index call_conversation on call (conversation)`,
  ],
};
