import { execFileSync, spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { conclude } from "./check/conclude.ts";
import { browserSteps } from "./check/provisioned.ts";
import { PlainError } from "./plain-error.ts";
import { which } from "./provision/which.ts";

const root = dirname(import.meta.dirname);
const inHouse = "FRONTDESK_HOUSE_NAMESPACE";

/**
 * What is too long for every run: networks that are cut and spoiled, faults injected into calls, long calls. It all runs in
 * a network namespace of its own, so that nothing outside of it is touched. `npm run test:long -- cuts` runs one part.
 */
function main(): void {
  if (process.env[inHouse]) {
    process.env["FRONTDESK_BROWSER_WORK"] = "long";
    return conclude((signal) => browserSteps(root, [{ name: "long tests", args: process.argv.slice(2) }], signal));
  }
  if (process.getuid?.() !== 0 || !which(["ip"], process.env))
    throw new PlainError(
      "The long tests make networks of their own: they need Linux, root, and the program ip (iproute2).",
    );
  const house = `fd${process.pid}`;
  execFileSync("ip", ["netns", "add", house]);
  try {
    execFileSync("ip", ["-n", house, "link", "set", "lo", "up"]);
    const { status } = spawnSync("ip", ["netns", "exec", house, process.execPath, ...process.argv.slice(1)], {
      stdio: "inherit",
      env: { ...process.env, [inHouse]: house },
    });
    process.exitCode = status ?? 1;
  } finally {
    execFileSync("ip", ["netns", "del", house]);
  }
}

main();
