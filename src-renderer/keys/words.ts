import { text } from "../text/text.ts";
import { type KeyGroup, keyGroups, type KeyRow, keyTable } from "./table.ts";

/** What an action is called on the sheet, whatever it is about at the moment. */
export function nameOf({ id }: KeyRow): string {
  if (isPlace(id, "room.place.")) return text("keys.place.room", { place: placeOf(id) });
  if (isPlace(id, "conversation.place.")) return text("keys.place.conversation", { place: placeOf(id) });
  return text(`keys.do.${id}`);
}

function isPlace<P extends string>(id: string, start: P): id is `${P}${number}` {
  return id.startsWith(start);
}

function placeOf(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}

export interface KeyPart {
  readonly group: KeyGroup;
  readonly rows: readonly KeyRow[];
}

/**
 * The rows in which each of the words is found, in the name, the group or the keys; by group, none empty. Of the rail's
 * places only as many as it has `rooms` for who is signed in.
 */
export function partsWith(words: string, rooms: number, keysText: (row: KeyRow) => string): KeyPart[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (row: KeyRow) => {
    const all = `${nameOf(row)} ${text(`keys.group.${row.group}`)} ${keysText(row)}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  };
  const isThere = ({ id }: KeyRow) => !isPlace(id, "room.place.") || Number(placeOf(id)) <= rooms;
  return keyGroups
    .map((group) => ({ group, rows: keyTable.filter((row) => row.group === group && isThere(row) && isFound(row)) }))
    .filter(({ rows }) => rows.length > 0);
}
