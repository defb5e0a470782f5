// Stands in for the desk: takes its ticket and says where it is, again at each line. It starts a program that would
// outlive it.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const { FRONTDESK_DESK_DATA: data = "", FRONTDESK_DESK_PORT: port } = process.env;
const ticket = join(data, "ticket");
const had = existsSync(ticket) ? readFileSync(ticket, "utf8") : "none";
rmSync(ticket, { force: true });
const browser = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
appendFileSync(join(dirname(data), "browsers"), `${browser.pid}\n`);
process.on("SIGTERM", () => {
  appendFileSync(join(dirname(data), "stops"), "desk\n");
  process.exit(0);
});
console.log(`Desk: http://127.0.0.1:${port}/#${had}`);
let fresh = 0;
process.stdin.on("data", () => console.log(`Desk: http://127.0.0.1:${port}/#fresh-${(fresh += 1)}`));
