import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "./build.ts";
import { PlainError, report } from "./plain-error.ts";
import { provisionChromium } from "./provision/chromium.ts";
import { electronProgram, hasDisplay } from "./provision/electron.ts";
import { provisionLivekit } from "./provision/livekit.ts";
import { help, parseFlags } from "./start/flags.ts";
import { type House, openHouse } from "./start/house.ts";
import type { DeskChoice } from "./start/plans.ts";

const root = dirname(import.meta.dirname);
const say = (line: string): void => console.log(line);

/** A second Ctrl-C this soon is the same one, heard from the terminal and from npm. */
const sameCtrlC = 500;

async function main(args: readonly string[]): Promise<void> {
  const flags = parseFlags(args);
  if (flags.kind === "help") return say(help);
  if (flags.kind === "wrong") throw new PlainError(flags.sentence);
  // npm starts scripts in the checkout; a folder is meant from where the person stands.
  const data = resolve(flags.data === ".frontdesk" ? root : (process.env["INIT_CWD"] ?? root), flags.data);

  const stopping = new AbortController();
  let asked = 0;
  const interrupted = Promise.withResolvers<void>();
  const stop = (): void => {
    // The children's groups are killed on exit.
    if (asked !== 0 && performance.now() - asked > sameCtrlC) process.exit(130);
    if (asked !== 0) return;
    asked = performance.now();
    say("Stopping …");
    stopping.abort(new Stopped());
    interrupted.resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  try {
    const { signal } = stopping;
    await build({ root, signal });
    const livekit = await provisionLivekit({ signal });
    const desk = await chooseDesk(flags.open, signal);
    const house = await openHouse({ root, data, livekit, desk, env: process.env, signal, say });
    announce(house);
    const lines = createInterface({ input: process.stdin }).on("line", house.askDesk);
    if (process.stdin.isTTY && !desk.electron) say("(Enter prints a new address of the desk: each opens once.)");
    const over = await Promise.race([house.over, interrupted.promise]);
    lines.close();
    await house.stop();
    if (over) say(over.sentence);
    if (over?.failed) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}

class Stopped extends Error {
  override readonly name = "Stopped";
}

/** Electron where it is and can be seen; else a browser in app mode; else only the address. */
async function chooseDesk(wanted: boolean, signal: AbortSignal): Promise<DeskChoice> {
  const closed: DeskChoice = { electron: undefined, open: false, chromium: undefined };
  if (!wanted) return closed;
  if (!hasDisplay(process.env)) {
    say("There is no display here: nothing is opened. Open the addresses below in a browser.");
    return closed;
  }
  const electron = electronProgram(resolve(root, "node_modules"));
  if (electron) return { electron, open: true, chromium: undefined };
  say("Electron's binary is not installed (npx install-electron fetches it): the desk opens in a browser window.");
  try {
    return { electron: undefined, open: true, chromium: await provisionChromium({ signal }) };
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(`${error.message}\nNothing is opened; the addresses below are for any browser.`);
    return closed;
  }
}

function announce({ demo, desk, accounts, first }: House): void {
  if (first) {
    say("The first accounts; their passwords are shown this once and kept in the data folder for you alone:");
    for (const { name, role, password } of accounts) say(`  ${role.padEnd(14)} ${name.padEnd(20)} ${password}`);
  }
  say(`Demo site: ${demo}`);
  say(`Desk: ${desk()}`);
  say("Ready");
}

main(process.argv.slice(2)).catch(report);
