import { type DeskStore, type Room, rooms } from "../store.ts";

const withoutAdministration = rooms.filter((room) => room !== "administration");

/** The rooms of who is signed in: *Administration* is an administrator's. The same array for the same role. */
export function roomsHere({ desk }: DeskStore): readonly Room[] {
  return desk?.hub?.account.role === "administrator" ? rooms : withoutAdministration;
}
