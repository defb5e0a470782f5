import { rm } from "node:fs/promises";
import { join } from "node:path";
import { privateFolder, readPrivate, secretFile, writePrivate } from "../private-file.ts";
import type { Secrets } from "../shell.ts";

/** One file a secret, for its owner only: all that a machine without a keyring offers. */
export function secretFiles(data: string): Secrets {
  const folder = join(data, "secrets");
  return {
    async keep(name, text) {
      const file = secretFile(await privateFolder(folder), name);
      if (text === null) await rm(file, { force: true });
      else await writePrivate(file, text);
    },
    async read(name) {
      const content = await readPrivate(secretFile(folder, name));
      return content === null ? null : content.toString("utf8");
    },
  };
}
