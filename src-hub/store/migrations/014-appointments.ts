import type { Migration } from "../migration.ts";

/** Appointments for a later call, and the times that they take of their agents. */
export const appointments: Migration = {
  number: 14,
  statements: ({ int, strict }) => [
    // `token`: hash of what stands in its link; `sealed`: the same, for the letters. `due_at`: when the hub looks next.
    `create table appointment (id text primary key, visitor text not null, site text not null references site (id),
       queue text not null references queue (id), grp text, agent text references account (id), name text not null,
       email text not null, start ${int} not null, minutes ${int} not null, zone text not null, note text not null,
       state text not null, missed_by text, conversation text, began text, began_at ${int}, met text,
       token text not null unique, sealed text not null, sequence ${int} not null default 0,
       reminded ${int} not null default 0, due_at ${int}, made_at ${int} not null, made_by text) ${strict}`,
    `create index appointment_start on appointment (start)`,
    `create index appointment_visitor on appointment (visitor, start)`,
    `create index appointment_due on appointment (due_at) where due_at is not null`,
    `create index appointment_began on appointment (began) where began is not null`,
    // One row for each step that an agent is taken: no two appointments have the same (features A34).
    `create table appointment_step (agent text not null, at ${int} not null,
       appointment text not null references appointment (id), primary key (agent, at)) ${strict}`,
    `create index appointment_step_of on appointment_step (appointment)`,
  ],
};
