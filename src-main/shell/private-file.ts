import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Makes a folder that only its owner can look into. */
export async function privateFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // An older folder keeps its mode through mkdir; Windows answers for its own rights by the profile they lie in.
  if (process.platform !== "win32") await chmod(folder, 0o700);
  return folder;
}

/** Whole or not at all: written beside, synced, then renamed; readable by its owner only. */
export async function writePrivate(file: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(file), `.${randomBytes(8).toString("hex")}.part`);
  try {
    await writeFile(beside, content, { mode: 0o600, flush: true });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Null when there is no such file. */
export async function readPrivate(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** The file of a secret: its name is ours, never a person's, and is checked all the same. */
export function secretFile(folder: string, name: string): string {
  if (!/^[a-z][a-z0-9-]{0,63}$/i.test(name)) throw new Error(`"${name}" is not a name for a secret.`);
  return join(folder, name);
}
