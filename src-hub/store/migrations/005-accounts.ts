import type { Migration } from "../migration.ts";

/** What an account may do: the house's roles and others, grants and denials, teams, and changes that want a second administrator. */
export const accounts: Migration = {
  number: 5,
  statements: ({ int, strict }) => [
    // The house's own three have the id of what they are, and no name: each language has its word for them.
    `create table role (id text primary key, name text not null, base text not null, grants text not null default '[]',
       denials text not null default '[]') ${strict}`,
    `create unique index role_name on role (lower(name)) where name <> ''`,
    `insert into role (id, name, base) values ('agent', '', 'agent'), ('supervisor', '', 'supervisor'),
       ('administrator', '', 'administrator')`,
    `create table team (id text primary key, name text not null) ${strict}`,
    `create unique index team_name on team (lower(name))`,
    `alter table account add column email text`,
    // Null: the role of the house that \`role\` names.
    `alter table account add column own_role text references role (id)`,
    `alter table account add column team text references team (id)`,
    `alter table account add column grants text not null default '[]'`,
    `alter table account add column denials text not null default '[]'`,
    `alter table account add column active ${int} not null default 1`,
    // What follows from his permissions, where offers are decided: may answer at all.
    `alter table account add column chats ${int} not null default 1`,
    `create unique index account_email on account (lower(email)) where email is not null`,
    `create index account_role on account (own_role)`,
    `create index account_team on account (team)`,
    // \`video\` and \`escalate\` follow from permissions from now on.
    `update account set denials = '["Conversation > Video > Answer"]' where video = 0 and escalate = 1`,
    `update account set denials = '["Conversation > Video > Escalate"]' where video = 1 and escalate = 0`,
    `update account set denials = '["Conversation > Video > Answer","Conversation > Video > Escalate"]'
       where video = 0 and escalate = 0`,
    `create table approval (id text primary key, ask text not null, input text not null, at ${int} not null,
       by text not null references account (id), expires_at ${int} not null, state text not null,
       decided_by text references account (id), decided_at ${int}) ${strict}`,
    `create index approval_open on approval (expires_at) where state = 'open'`,
    `create index approval_at on approval (at)`,
    `create index audit_by on audit (by, at)`,
    `create index audit_act on audit (act, at)`,
  ],
};
