import type { AccountId } from "../../src-shared/accounts/model.ts";
import {
  type NextState,
  type Presence,
  presenceIn,
  type ReadinessPart,
  type StateCode,
} from "../../src-shared/presence/model.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";
import type { PresenceRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import type { Choice } from "./rules.ts";

export function presenceRow(db: Reader, account: AccountId): Promise<PresenceRow | undefined> {
  return db.selectFrom("presence").selectAll().where("account", "=", account).executeTakeFirst();
}

/** Who has never been here is offline. */
export async function presenceOf(db: Reader, account: AccountId): Promise<Presence> {
  const row = await presenceRow(db, account);
  return row ? presenceFrom(db, row) : presenceIn("offline", 0);
}

/** Nobody is anything but offline without a desk, whatever he had chosen: that holds again when he is back. */
export async function presenceFrom(db: Reader, row: PresenceRow): Promise<Presence> {
  const isHere = row.here === 1;
  return {
    state: isHere ? row.state : "offline",
    since: isHere ? row.since : (row.lost_at ?? row.since),
    code: isHere ? await codeOf(db, row.code) : null,
    next: await nextOf(db, row.next),
    activity: row.activity,
    activitySince: row.activity_since,
    unready: row.unready === null ? [] : (JSON.parse(row.unready) as ReadinessPart[]),
    machine: row.machine,
    left: isHere ? row.left : null,
    load: loadOf(row),
    capacity: { chat: row.cap_chat, video: row.cap_video, "co-browse": row.cap_cobrowse },
  };
}

export function loadOf(row: Pick<PresenceRow, "load_chat" | "load_video" | "load_cobrowse">) {
  return { chat: row.load_chat, video: row.load_video, "co-browse": row.load_cobrowse };
}

export async function codeOf(db: Reader, id: CodeId | null): Promise<StateCode | null> {
  if (id === null) return null;
  const row = await db.selectFrom("state_code").select(["id", "name", "state"]).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

export async function nextOf(db: Reader, kept: string | null): Promise<NextState | null> {
  if (kept === null) return null;
  const { state, code } = JSON.parse(kept) as Choice;
  return { state, code: await codeOf(db, code) };
}
