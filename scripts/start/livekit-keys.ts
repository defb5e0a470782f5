import { randomBytes } from "node:crypto";
import { join } from "node:path";
import * as z from "zod/mini";
import { PlainError } from "../plain-error.ts";
import { readJson, writePrivate } from "./private-files.ts";

const LivekitKeys = z.object({ key: z.string().check(z.minLength(1)), secret: z.string().check(z.minLength(32)) });
export type LivekitKeys = z.infer<typeof LivekitKeys>;

/** The key and secret that hub and LiveKit share: random, made once per data folder, for the owner only. */
export function livekitKeys(data: string): LivekitKeys {
  const file = join(data, "keys", "livekit.json");
  const kept = readJson(file);
  if (kept === undefined) {
    const made = { key: `hub-${randomBytes(6).toString("hex")}`, secret: randomBytes(32).toString("hex") };
    writePrivate(file, JSON.stringify(made));
    return made;
  }
  const parsed = LivekitKeys.safeParse(kept);
  if (!parsed.success)
    throw new PlainError(`${file} does not hold a key and a secret. Remove it to have them made anew.`);
  return parsed.data;
}
