import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Everything that any bundle depends on, beside its own folders. */
const common = ["src-shared", "src-media", "assets", "vite.config.ts", "package-lock.json", "tsconfig.base.json"];
const folders: Record<string, string> = { main: "app" };

/** Whether a bundle was built from exactly the files that stand there now. */
export function isBuilt(root: string, mode: string, sources: readonly string[]): boolean {
  const note = noteOf(root, mode);
  if (!existsSync(note) || !existsSync(join(root, "out", folders[mode] ?? mode))) return false;
  return readFileSync(note, "utf8") === fingerprint(root, sources);
}

/** Notes what a bundle was built from: the fingerprint taken before the build, as files may change meanwhile. */
export function rememberBuilt(root: string, mode: string, built: string): void {
  const note = noteOf(root, mode);
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, built);
}

/** Forgets it before a build begins, so that one that fails is not taken for done. */
export function forgetBuilt(root: string, mode: string): void {
  rmSync(noteOf(root, mode), { force: true });
}

/** A digest over names and contents of the files that a bundle is made of. */
export function fingerprint(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of [...common, ...sources])
    for (const file of filesOf(root, source)) {
      const bytes = readFileSync(join(root, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  return hash.digest("hex");
}

function filesOf(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  const entries = readdirSync(join(root, dirname(path)), { withFileTypes: true });
  if (entries.find(({ name }) => join(dirname(path), name) === join(path))?.isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

function noteOf(root: string, mode: string): string {
  return join(root, "out", ".built", mode);
}
