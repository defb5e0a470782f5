import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A small copy of the house: its real configuration, and only the files that a test plants. */
export interface PlantedHouse {
  readonly folder: string;
  /** Runs a checker there; the answer is what it printed, and whether it found fault. */
  run(command: string, ...args: string[]): { output: string; failed: boolean };
  remove(): void;
}

/** The folders of the house, one TypeScript project each. */
export const folders = [
  "src-shared",
  "src-hub",
  "src-main",
  "src-preload",
  "src-media",
  "src-renderer",
  "src-visitor",
  "scripts",
  "tests",
];
const files = [
  "package.json",
  "tsconfig.json",
  "tsconfig.base.json",
  ".oxlintrc.json",
  ".oxfmtrc.json",
  "knip.json",
  ...folders.map((folder) => join(folder, "tsconfig.json")),
];

/** Plants `sources` (path → text) beside the real configuration, outside of the checkout. */
export function plant(sources: Readonly<Record<string, string>>): PlantedHouse {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-planted-"));
  for (const file of files) cpSync(join(root, file), join(folder, file), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  // A project without files is an error of its own.
  for (const project of folders)
    if (!readdirSync(join(folder, project)).some((entry) => entry.endsWith(".ts")))
      writeFileSync(join(folder, project, "empty.ts"), "export {};\n");
  const PATH = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  return {
    folder,
    run(command, ...args) {
      const ran = spawnSync(command, args, { cwd: folder, encoding: "utf8", env: { ...process.env, PATH } });
      if (ran.error) throw ran.error;
      return { output: ran.stdout + ran.stderr, failed: ran.status !== 0 };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
