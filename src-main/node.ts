import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { startApp } from "./app.ts";
import { deskEnvironment } from "./shell/environment.ts";
import { nodeShell } from "./shell/node/node-shell.ts";
import { untilAsked } from "./shell/until-asked.ts";

const asked = untilAsked();
try {
  const { hubUrl, data = resolve(".frontdesk", "desk"), ...more } = deskEnvironment(process.env);
  const served = (url: string) => console.log(`Desk: ${url}`);
  const shell = await nodeShell({ ...more, data, environment: process.env, served, closed: asked.ask });
  const callLogWorker = new URL("./call-log/worker.ts", import.meta.url);
  const app = await startApp(shell, { hubUrl, ticketFile: join(data, "ticket"), callLogWorker });
  // Each address opens once: whoever needs another gives a line.
  const lines = createInterface({ input: process.stdin }).on("line", () => {
    const { url } = app.window;
    if (url !== null) served(url);
  });
  await asked.toStop;
  lines.close();
  await app.stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  asked.done();
}
