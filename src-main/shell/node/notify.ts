import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import type { Log, Note } from "../shell.ts";
import { executable } from "./browser.ts";

/** Tells by the desktop's own notifications where they exist, and in the log in any case. */
export function notifier(environment: Readonly<Record<string, string | undefined>>, display: boolean, log: Log) {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const program = display ? folders.map((folder) => join(folder, "notify-send")).find(executable) : undefined;
  return ({ title, body }: Note): void => {
    log.info("Notification", { shown: program !== undefined });
    if (program === undefined) return;
    // After `--` nothing that a visitor wrote can be read as a switch.
    execFile(program, ["--app-name=Frontdesk", "--", title, body], { timeout: 5_000 }, (error) => {
      if (error) log.error("The notification could not be shown.", error);
    });
  };
}
