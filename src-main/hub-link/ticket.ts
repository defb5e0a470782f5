import { rm } from "node:fs/promises";
import { readPrivate } from "../shell/private-file.ts";
import type { Log } from "../shell/shell.ts";

/** Takes the one-time ticket that whoever started the hub on this machine left here. It is gone from the disk afterwards. */
export async function takeTicket(file: string | null, log: Log): Promise<string | null> {
  if (file === null) return null;
  try {
    const ticket = (await readPrivate(file))?.toString("utf8").trim() ?? "";
    await rm(file, { force: true });
    return ticket === "" ? null : ticket;
  } catch (error) {
    log.error(`The one-time ticket in ${file} cannot be used.`, error);
    return null;
  }
}
