import type { Migration } from "../migration.ts";

/** Who may start video and with which camera, requests, photos, legs of calls, and reports of the video test. */
export const video: Migration = {
  number: 2,
  statements: ({ int, strict }) => [
    `alter table site add column starters text not null default 'both'`,
    `alter table site add column camera text not null default 'classic'`,
    `create table button (id text primary key, site text not null references site (id), key text not null,
       name text not null, camera text) ${strict}`,
    `create unique index button_key on button (site, key)`,
    `alter table queue add column video ${int} not null default 1`,
    `alter table account add column video ${int} not null default 1`,
    `alter table account add column escalate ${int} not null default 1`,
    // Which button it came by, and what holds for video in it (JSON); null until an agent has it.
    `alter table conversation add column button text`,
    `alter table conversation add column rules text`,
    `alter table invite add column by text not null default 'agent'`,
    `alter table call add column camera text not null default 'classic'`,
    `alter table call add column ended_by text`,
    `alter table call add column why text`,
    `create table call_leg (id text primary key, call text not null references call (id), side text not null,
       joined_at ${int} not null, left_at ${int}, quality text) ${strict}`,
    `create index call_leg_call on call_leg (call)`,
    `create table request (id text primary key, conversation text not null references conversation (id),
       kind text not null, by text not null, state text not null, at ${int} not null,
       expires_at ${int} not null) ${strict}`,
    `create unique index request_open on request (conversation, kind, by) where state = 'open'`,
    `create index request_due on request (expires_at) where state = 'open'`,
    `create table photo (id text primary key, conversation text not null references conversation (id),
       request text not null references request (id), whole ${int} not null, width ${int}, height ${int},
       body blob not null, at ${int} not null) ${strict}`,
    `create index photo_request on photo (request)`,
    `create table video_test (number text primary key, secret text not null, room text not null unique,
       state text not null, at ${int} not null, expires_at ${int} not null, report text) ${strict}`,
    `create index video_test_open on video_test (expires_at) where state = 'open'`,
    `create index video_test_at on video_test (at)`,
  ],
};
