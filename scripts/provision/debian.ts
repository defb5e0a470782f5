import { existsSync } from "node:fs";
import { PlainError } from "../plain-error.ts";
import { withProgress } from "../progress.ts";
import { lastLines, runCommand } from "../run-command.ts";
import type { ProvisionOptions } from "./livekit.ts";
import { which } from "./which.ts";

export interface DebianOptions extends ProvisionOptions {
  /** Whether the package manager may be asked: true for root on Debian. */
  readonly debianRoot?: boolean;
}

export interface DebianProgram {
  /** What is installed, as it is said aloud. */
  readonly what: string;
  /** What it may be called on the PATH. */
  readonly names: readonly string[];
  readonly packages: readonly string[];
}

/** Where a program is, or why it could not be had this way. */
export type Way = { path: string } | { why: string };

/** Finds a program on the PATH, or has Debian's package manager install it (as root); else an error with these choices. */
export async function provisionProgram(program: DebianProgram, options: DebianOptions = {}): Promise<string> {
  const { env = process.env, debianRoot = isDebianRoot(), signal } = options;
  const found = which(program.names, env);
  if (found) return found;
  const way = debianRoot
    ? await byDebian(program, env, signal)
    : { why: "Only root on Debian has it installed by itself." };
  if ("path" in way) return way.path;
  throw new PlainError(
    [
      `${program.what} is missing, and it could not be installed:`,
      `  ${way.why.replaceAll("\n", "\n  ")}`,
      `Install it so that ${program.names.join(" or ")} stands on the PATH, and start again.`,
    ].join("\n"),
  );
}

export function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/** Installs with apt-get, saying so. */
export async function byDebian(
  { what, names, packages }: DebianProgram,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<Way> {
  const apt = which(["apt-get"], env);
  if (!apt) return { why: "apt-get is not on the PATH." };
  const options = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, ...(signal ? { signal } : {}) };
  const install = async (): Promise<{ code: number | string; output: string }> => {
    const updated = await runCommand(apt, ["update"], options);
    if (updated.code !== 0) return updated;
    return runCommand(apt, ["install", "--yes", "--no-install-recommends", ...packages], options);
  };
  const { code, output } = await withProgress(`Installing ${what} with apt-get, once`, install());
  const path = which(names, env);
  return path ? { path } : { why: `apt-get ended with ${code}:\n${lastLines(output)}` };
}
