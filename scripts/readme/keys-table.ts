import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import * as z from "zod/mini";
import { roomsHere } from "../../src-renderer/frame/open-rooms.ts";
import { keyGroups, keyTable } from "../../src-renderer/keys/table.ts";
import type { DeskStore } from "../../src-renderer/store.ts";
import { defaultsOf } from "../../src-shared/accounts/permissions.ts";
import type { GeneratedPart } from "./generated-part.ts";

const root = join(import.meta.dirname, "..", "..");

/** All keys that the desk has until somebody chooses others; the numbered ones as what an agent has there. */
export const keysTable: GeneratedPart = {
  file: "docs/agents.md",
  begin: "<!-- keys: made by npm run readme -->",
  end: "<!-- keys end -->",
  made() {
    const texts = z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(root, "assets/locales/en/desk.json"), "utf8")));
    const said = (id: string, values = {}): string => {
      const text = texts[id];
      if (text === undefined) throw new Error(`The desk has no name ${id}, so the guide cannot tell its keys.`);
      return String(new IntlMessageFormat(text, "en").format(values));
    };
    const agents = { desk: { hub: { permissions: defaultsOf("agent") } } } as unknown as DeskStore;
    const rooms = roomsHere(agents).map((room, index) => [`Alt+Shift+${index + 1}`, said(`frame.room.${room}`)]);
    const rows = keyGroups.flatMap((group) => [
      ...keyTable
        .filter((row) => row.group === group && row.keys !== null && !/\.place\.\d$/.test(row.id))
        .map(({ id, keys }) => [shown(keys ?? ""), said(`keys.do.${id}`), said(`keys.group.${group}`)]),
      ...(group === "desk" ? rooms.map(([keys = "", name = ""]) => [keys, name, said("keys.group.desk")]) : []),
      ...(group === "conversations"
        ? [["Alt+1 … Alt+9", said("keys.place.conversation", { place: "1 … 9" }), said("keys.group.conversations")]]
        : []),
    ]);
    return ["| Key | Does | Where |", "| --- | --- | --- |", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");
  },
};

const shown = (keys: string): string => (keys.startsWith("Mod+") ? `${keys.replace("Mod", "Ctrl")} (⌘)` : keys);
