import type { Migration } from "../migration.ts";

/** Canned responses in folders. `scope`: `personal:ACCOUNT`, `team:` for the whole house, `team:TEAM`, `queue:QUEUE`. */
export const canned: Migration = {
  number: 13,
  statements: ({ int, strict }) => [
    `create table canned_folder (id text primary key, scope text not null, name text not null,
       position ${int} not null) ${strict}`,
    `create index canned_folder_scope on canned_folder (scope)`,
    // `scope` is that of its folder, so that the database itself lets a shortcut stand once for those who use it.
    `create table canned (id text primary key, folder text not null references canned_folder (id), scope text not null,
       shortcut text not null, shortcut_key text not null, title text not null, text text not null,
       variants text not null default '[]') ${strict}`,
    `create index canned_folder_of on canned (folder)`,
    `create unique index canned_shortcut on canned (scope, shortcut_key)`,
    `create table canned_use (account text not null, canned text not null, count ${int} not null, at ${int} not null,
       primary key (account, canned)) ${strict}`,
    `create index canned_use_canned on canned_use (canned)`,
  ],
};
