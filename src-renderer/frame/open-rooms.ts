import type { Permission } from "../../src-shared/accounts/permissions.ts";
import { isPermitted } from "../accounts/may.ts";
import { sectionsNeed } from "../administration/section-needs.ts";
import { type DeskStore, type Room, rooms } from "../store.ts";

/** What one must be allowed, one of them at least, to see a room; none: everybody sees it. */
const needs: Record<Room, readonly Permission[]> = {
  conversations: [],
  "call-log": [],
  search: [],
  appointments: ["Appointment > Calendar > View"],
  supervisor: ["Supervision > Live > View"],
  administration: sectionsNeed,
  figures: ["Statistics > Own > View"],
  settings: [],
};

const made = new WeakMap<readonly string[], readonly Room[]>();
const nobodys: readonly string[] = [];

/** The rooms of who is signed in: each sees what he may do. The same array for the same permissions. */
export function roomsHere(state: DeskStore): readonly Room[] {
  const held = state.desk?.hub?.permissions ?? nobodys;
  const known = made.get(held);
  if (known) return known;
  const open = rooms.filter((room) => needs[room].length === 0 || needs[room].some((need) => isPermitted(state, need)));
  made.set(held, open);
  return open;
}
