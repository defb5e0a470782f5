import type { Migration } from "../migration.ts";

/** Who is in a call is said by its open legs alone. */
export const legs: Migration = {
  number: 3,
  statements: ({ int, strict }) => [
    // Nothing was ever written to the one of before.
    `drop table call_leg`,
    // The seat changes whenever somebody comes in anew, also where nobody saw him go out.
    `create table call_leg (id text primary key, call text not null references call (id), side text not null,
       seat text not null, joined_at ${int} not null, seen_at ${int} not null, left_at ${int}, quality text) ${strict}`,
    `create index call_leg_call on call_leg (call)`,
    `create unique index call_leg_open on call_leg (call, side) where left_at is null`,
    `insert into call_leg (id, call, side, seat, joined_at, seen_at)
       select call.id || '/' || side, call, side, '', started_at, started_at
       from call_side join call on call.id = call_side.call where call.state = 'open'`,
    `drop table call_side`,
  ],
};
