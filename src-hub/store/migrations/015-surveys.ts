import type { Migration } from "../migration.ts";

/** What visitors were asked after their conversations, one row each, and what they said. */
export const surveys: Migration = {
  number: 15,
  statements: ({ int, strict }) => [
    // `channel`: chat, video or both. `question`: JSON of it by language. `answers`: how often it was answered.
    `create table survey (conversation text primary key references conversation (id) on delete cascade,
       agent text not null, queue text not null, site text not null, channel text not null, state text not null,
       scale text not null, comment ${int} not null, question text not null, asked_at ${int} not null, until ${int} not null,
       answered_at ${int}, changed_at ${int}, score ${int}, text text not null default '',
       answers ${int} not null default 0) ${strict}`,
    `create index survey_asked on survey (asked_at)`,
    `create index survey_agent on survey (agent, asked_at)`,
    `create index survey_due on survey (until) where state = 'asked'`,
    `create index survey_answered on survey (answered_at) where answered_at is not null`,
  ],
};
