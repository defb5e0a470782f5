import type { Migration } from "../migration.ts";

/** What is known of visitors, how sites vouch for them, and what visitors ask to be done with their data. */
export const identity: Migration = {
  number: 12,
  statements: ({ int, strict }) => [
    // `known`, `verified`: JSON of attributes that the page said, and that the site has signed. `merged_into`: the visitor
    // who he has turned out to be.
    `create table visitor (id text primary key, site text not null, subject text, verified_at ${int},
       known text not null default '{}', verified text not null default '{}', device text, browser text, system text,
       screen_width ${int}, screen_height ${int}, languages text not null default '[]', time_zone text, referrer text,
       first_seen ${int} not null, last_seen ${int} not null, visits ${int} not null default 1,
       merged_into text) ${strict}`,
    // Of those whom a site calls by one name, one is the one.
    `create unique index visitor_subject on visitor (site, subject) where subject is not null and merged_into is null`,
    `create index visitor_merged on visitor (merged_into) where merged_into is not null`,
    `create table visitor_page (visitor text not null references visitor (id), number ${int} not null, url text not null,
       title text not null, at ${int} not null, primary key (visitor, number)) ${strict}`,
    // `key`: a public key as PEM, or a secret that is sealed.
    `create table site_key (id text primary key, site text not null references site (id), algorithm text not null,
       key text not null, made_at ${int} not null, made_by text not null, used_at ${int}, retired_at ${int}) ${strict}`,
    `create index site_key_site on site_key (site)`,
    // Tokens of sites that were used, until they expire; `by`: who handed it in, `became`: who that made him.
    `create table used_token (hash text primary key, by text not null, became text not null,
       expires_at ${int} not null) ${strict}`,
    `create index used_token_expires on used_token (expires_at)`,
    // Visits that were ended by hand: their tokens open nothing any more.
    `create table ended_visit (visit text primary key, until ${int} not null) ${strict}`,
    `create index ended_visit_until on ended_visit (until)`,
    `create table data_request (id text primary key, visitor text not null, site text not null, kind text not null,
       reply_to text not null, at ${int} not null, state text not null, reason text not null default '',
       done_at ${int}, done_by text) ${strict}`,
    `create unique index data_request_open on data_request (visitor, kind) where state = 'open'`,
    `create index data_request_at on data_request (at)`,
    `create index data_request_visitor on data_request (visitor, at)`,
  ],
};
