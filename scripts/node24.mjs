// Runs a script of ours, or an installed command, on Node 24: this one, or the one that came with the packages.
// Plain JavaScript for any Node, so that a machine with the wrong one gets one clear sentence instead of a stack.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const wanted = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";
const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
const packaged = join(root, "node_modules", name, "bin", windows ? "node.exe" : "node");
const fits = Number(process.versions.node.split(".")[0]) >= wanted;
const node = fits ? process.execPath : packaged;

if (!existsSync(join(root, "node_modules"))) fail('Run "npm ci" first: the packages are not installed.');
if (!existsSync(node))
  fail(
    `Frontdesk needs Node ${wanted}, and this is Node ${process.versions.node}. Run "npm ci", or install Node ${wanted}.`,
  );

const [command = "", ...rest] = process.argv.slice(2);
const script = existsSync(join(root, command));
const PATH = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
const child = spawn(script ? node : command, script ? [command, ...rest] : rest, {
  stdio: "inherit",
  cwd: root,
  shell: windows && !script,
  env: { ...process.env, PATH },
});
// Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone is passed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
// npm stands above us with a shell between, which ends by a signal and passes none on: whoever is orphaned stops.
const parent = process.ppid;
const orphaned = () => process.ppid !== parent && child.kill("SIGTERM");
if (process.env.npm_lifecycle_event) setInterval(orphaned, 250).unref();
child.on("error", (error) => fail(`${command} did not start: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 130 : 1)));

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
