import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fingerprint, forgetBuilt, isBuilt, rememberBuilt } from "./build/built.ts";
import { PlainError, report } from "./plain-error.ts";
import { withProgress } from "./progress.ts";
import { which } from "./provision/which.ts";
import { lastLines, runCommand } from "./run-command.ts";
import { refuseLargeWidget } from "./widget-size.ts";

/** What is built, and from which folders beside src-shared and assets. */
const modes = {
  renderer: ["src-renderer", "docs/agents.md", "scripts/build"],
  visitor: ["src-visitor"],
  loader: ["src-visitor"],
  page: ["src-visitor"],
  "video-test": ["src-visitor"],
  main: ["src-main"],
  preload: ["src-preload"],
} as const;
export type Mode = keyof typeof modes;

export interface BuildOptions {
  readonly root: string;
  readonly signal?: AbortSignal;
  /** Builds also what has not changed. */
  readonly anew?: boolean;
}

/** Builds the window, the widget and Electron's bundles, two at a time; what has not changed since is left. */
export async function build({ root, signal, anew = false }: BuildOptions): Promise<void> {
  const due = (Object.keys(modes) as Mode[]).filter((mode) => anew || !isBuilt(root, mode, modes[mode]));
  if (due.length === 0) return;
  const vite = which(["vite"], { PATH: join(root, "node_modules", ".bin") });
  if (!vite) throw new PlainError('Vite is not installed. Run "npm ci" first.');
  const waiting = [...due];
  const work = async (): Promise<void> => {
    for (let mode = waiting.shift(); mode; mode = waiting.shift()) {
      const built = fingerprint(root, modes[mode]);
      forgetBuilt(root, mode);
      const args = ["build", "--mode", mode, "--logLevel", "warn"];
      // Without this Vite leaves compiled code of its own in the system's temporary folder.
      const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
      const { code, output } = await runCommand(vite, args, { cwd: root, env, ...(signal ? { signal } : {}) });
      if (code !== 0)
        throw new PlainError(`The ${mode} bundle does not build (vite ended with ${code}):\n${lastLines(output, 30)}`);
      rememberBuilt(root, mode, built);
    }
  };
  const workers = Array.from({ length: Math.min(2, cpus().length, due.length) }, work);
  await withProgress(`Building ${due.join(", ")}`, Promise.all(workers));
  refuseLargeWidget(join(root, "out"));
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  build({ root, anew: true }).catch(report);
}
