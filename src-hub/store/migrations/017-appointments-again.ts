import type { Migration } from "../migration.ts";

/** What became of each appointment and by whom; ratings asked for by mail; indexes for an agent's own figures. */
export const appointmentsAgain: Migration = {
  number: 17,
  statements: ({ int, strict }) => [
    // One row for each state that it had. `by` null: the visitor himself.
    `create table appointment_change (appointment text not null references appointment (id), sequence ${int} not null,
       at ${int} not null, by text, what text not null, start ${int} not null, minutes ${int} not null, agent text,
       primary key (appointment, sequence)) ${strict}`,
    // 1: its visitor has changed it, and its agent has not looked at it since.
    `alter table appointment add column news ${int} not null default 0`,
    `create index appointment_news on appointment (agent) where news = 1`,
    // The link of the newest letter alone: `token` is its hash. `used_at`: it has been answered by.
    `create table survey_link (conversation text primary key references conversation (id) on delete cascade,
       token text not null unique, until ${int} not null, sent_at ${int} not null, used_at ${int}) ${strict}`,
    `create index conversation_agent_began on conversation (agent, started_at)`,
  ],
};
