import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { app, Menu, protocol } from "electron";
import { startApp } from "./app.ts";
import { electronShell } from "./shell/electron/electron-shell.ts";
import { privileges } from "./shell/electron/scheme.ts";
import { dropSwitches } from "./shell/electron/switches.ts";
import { deskEnvironment } from "./shell/environment.ts";

// An installed desk is started by whatever link or shortcut there is; a developer knows what he writes.
const dropped = app.isPackaged ? dropSwitches(app.commandLine) : [];
app.enableSandbox();
protocol.registerSchemesAsPrivileged([privileges]);
app.setAppUserModelId("com.frontdesk.desk");
Menu.setApplicationMenu(null);

async function main(): Promise<void> {
  const { hubUrl, data = app.getPath("userData") } = deskEnvironment(process.env);
  // At once, and before the app is ready: Chromium opens its own files there, and takes a folder only if it exists.
  mkdirSync(data, { recursive: true, mode: 0o700 });
  app.setPath("userData", data);
  // One desk a data folder: a second one brings the first to the front and ends.
  if (!app.requestSingleInstanceLock()) return app.quit();
  await app.whenReady();
  const root = app.getAppPath();
  const shell = await electronShell({ data, root });
  if (dropped.length > 0) shell.log.warn("Switches were taken off the command line.", { switches: dropped });
  const callLogWorker = join(root, "out", "app", "call-log-worker.cjs");
  const running = await startApp(shell, { hubUrl, ticketFile: join(data, "ticket"), callLogWorker });
  console.log("Desk: in a window of its own");
  let stopped = false;
  app.on("will-quit", (event) => {
    if (stopped) return;
    event.preventDefault();
    stopped = true;
    void running
      .stop()
      .catch((error: unknown) => shell.log.error("The desk did not stop cleanly.", error))
      .finally(() => app.quit());
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => app.quit());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  app.exit(1);
});
