import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Screen } from "electron";
import * as z from "zod/mini";
import { parseJson } from "../../../src-shared/rpc/frames.ts";
import { writePrivate } from "../private-file.ts";
import type { Log } from "../shell.ts";
import type { MiniBarPlace } from "./call-outside.ts";

const Place = z.tuple([z.int(), z.int()]);

/** Remembers the monitor and the place of the mini bar in a small file. */
export function miniBarPlace(
  folder: string,
  screens: Pick<Screen, "getAllDisplays">,
  log: Pick<Log, "warn">,
): MiniBarPlace {
  const file = join(folder, "mini-bar.json");
  let place = read(file);
  const isSeen = ([x, y]: readonly [number, number]) =>
    screens.getAllDisplays().some(({ workArea: { x: left, y: top, width, height } }) => {
      return x >= left && y >= top && x < left + width && y < top + height;
    });
  return {
    last: () => (place && isSeen(place) ? place : null),
    keep(now) {
      place = [now[0], now[1]];
      writePrivate(file, JSON.stringify(place)).catch((error: unknown) =>
        log.warn("The place of the mini bar is not kept.", { error: String(error) }),
      );
    },
  };
}

function read(file: string): [number, number] | null {
  try {
    const parsed = Place.safeParse(parseJson(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not there yet, or not readable: it opens where the system puts it.
    return null;
  }
}
