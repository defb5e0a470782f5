import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SafeStorage } from "electron";
import * as z from "zod";
import { parseJson } from "../../../src-shared/rpc/frames.ts";
import { privateFolder, readPrivate, secretFile, writePrivate } from "../private-file.ts";
import type { Log, Secrets } from "../shell.ts";

const Kept = z.union([z.object({ sealed: z.base64() }), z.object({ plain: z.string() })]);

type Storage = Pick<SafeStorage, "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync">;

/** Files sealed by the system's keyring. Where there is none they are as the Node shell's: their owner's only. */
export function sealedSecrets(data: string, storage: Storage, log: Log): Secrets {
  const folder = join(data, "secrets");

  async function seal(text: string): Promise<z.infer<typeof Kept>> {
    if (await storage.isAsyncEncryptionAvailable())
      return { sealed: (await storage.encryptStringAsync(text)).toString("base64") };
    log.warn("This system has no keyring: secrets are kept in files that only their owner can read.");
    return { plain: text };
  }

  async function keep(name: string, text: string | null): Promise<void> {
    const file = secretFile(await privateFolder(folder), name);
    if (text === null) await rm(file, { force: true });
    else await writePrivate(file, JSON.stringify(await seal(text)));
  }

  return {
    keep,
    async read(name) {
      const content = await readPrivate(secretFile(folder, name));
      if (content === null) return null;
      const { data: kept } = Kept.safeParse(parseJson(content.toString("utf8")));
      if (!kept) {
        log.warn("A secret could not be understood and counts as missing.", { name });
        return null;
      }
      if ("plain" in kept) return kept.plain;
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(kept.sealed, "base64"));
        if (shouldReEncrypt) await keep(name, result);
        return result;
      } catch (error) {
        // A locked keyring may open later, so the file stays; until then the agent signs in again.
        log.error(`The secret "${name}" could not be opened.`, error);
        return null;
      }
    },
  };
}
