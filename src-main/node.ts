import { join, resolve } from "node:path";
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
  await asked.toStop;
  await app.stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  asked.done();
}
