import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
export const root = dirname(dirname(import.meta.dirname));

/** Packages of the builder, which only it depends on. */
const ofTheBuilder = createRequire(import.meta.resolve("electron-builder"));
export const builderLib = createRequire(ofTheBuilder.resolve("app-builder-lib"));

// What the fuses are found by in a real Electron: this text, the version 1, and nine fuses.
const fuses = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100011";

/** Builds main and preload and packs them with a stand-in for Electron's program, all in a folder of its own. */
export async function packed() {
  const folder = await mkdtemp(join(tmpdir(), "desk-packed-"));
  const project = join(folder, "project");
  const vite = (mode: string, out: string) =>
    run(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--mode", mode, "--outDir", out], {
      cwd: root,
    });
  await mkdir(join(project, "out", "renderer"), { recursive: true });
  for (const name of ["package.json", "package-lock.json", "electron-builder.yml", "assets"])
    await cp(join(root, name), join(project, name), { recursive: true });
  await symlink(join(root, "node_modules"), join(project, "node_modules"), "junction");
  // The window's own build is the browser tests' business: here it is a file that must come along.
  await writeFile(join(project, "out", "renderer", "index.html"), "<!doctype html>");
  await vite("main", join(project, "out", "app"));
  await vite("preload", join(project, "out", "preload"));

  const electron = join(folder, "electron");
  await mkdir(join(electron, "resources"), { recursive: true });
  await writeFile(join(electron, "electron"), `\u007fELF${"\0".repeat(64)}${fuses}`, { mode: 0o755 });
  await mkdir(join(electron, "locales"));
  await writeFile(join(electron, "locales", "en-US.pak"), "");
  await writeFile(join(electron, "LICENSE"), "");
  await writeFile(join(electron, "LICENSES.chromium.html"), "");
  const output = join(folder, "output");
  const options = ["--linux", "dir", "--x64", `-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  const builder = join(root, "node_modules/electron-builder/cli.js");
  const env = { ...process.env, ELECTRON_BUILDER_CACHE: join(folder, "cache") };
  await run(process.execPath, [builder, "--projectDir", project, ...options], { cwd: project, env }).catch(
    // The builder complains on its ordinary output.
    (error: Error & { stdout?: string }) => {
      throw new Error(`The builder refused:\n${error.stdout ?? ""}`, { cause: error });
    },
  );
  return {
    project,
    app: join(output, "linux-unpacked"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
