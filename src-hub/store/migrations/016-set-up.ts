import type { Migration } from "../migration.ts";

/** Links by which people set their own passwords, pages on which a site was seen, and what somebody asked two for. */
export const setUp: Migration = {
  number: 16,
  statements: ({ int, strict }) => [
    // One an account: a new one takes the place of the one before. Of the secret only its hash.
    `create table password_link (account text primary key references account (id), hash text not null unique,
       made_at ${int} not null, made_by text not null references account (id), expires_at ${int} not null,
       mailed ${int} not null, used_at ${int}) ${strict}`,
    `create table site_seen (site text not null references site (id), origin text not null, first_at ${int} not null,
       at ${int} not null, primary key (site, origin)) ${strict}`,
    `create index conversation_site on conversation (site, started_at)`,
    `create index approval_by on approval (by, at)`,
  ],
};
