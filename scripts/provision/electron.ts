import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The path of Electron's program in `modules`; undefined where its binary was not downloaded. */
export function electronProgram(modules: string): string | undefined {
  const folder = join(modules, "electron");
  const pointer = join(folder, "path.txt");
  if (!existsSync(pointer)) return undefined;
  const program = join(folder, "dist", readFileSync(pointer, "utf8").trim());
  return existsSync(program) ? program : undefined;
}

/** Whether a window can be shown on this machine. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== "linux" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
}
