import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of `names` that stands on the PATH of `env`, as a whole path. */
export function which(names: readonly string[], env: NodeJS.ProcessEnv = process.env): string | undefined {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  const folders = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) if (isProgram(join(folder, name + ending))) return join(folder, name + ending);
  return undefined;
}

/** Whether there is a file at `path` that may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    // Absent or not allowed: either way it cannot be run, and the next place is tried.
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}
