import type { Role } from "../../src-shared/accounts/model.ts";
import { type DeskStore, type Room, rooms } from "../store.ts";

const without = (...hidden: readonly Room[]): readonly Room[] => rooms.filter((room) => !hidden.includes(room));

const roomsOf: Record<Role, readonly Room[]> = {
  agent: without("supervisor", "administration"),
  supervisor: without("administration"),
  administrator: rooms,
};

/** The rooms of who is signed in: each role sees what it may do. The same array for the same role. */
export function roomsHere({ desk }: DeskStore): readonly Room[] {
  return roomsOf[desk?.hub?.account.role ?? "agent"];
}
