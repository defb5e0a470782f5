import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { MainTransports, Hook } from "electron-log";
import { redact } from "./redact.ts";
import type { Log } from "./shell.ts";

const mostBytes = 5 * 1024 * 1024;
/** `desk.log` and its elders, `desk.1.log` the youngest of them. */
const mostFiles = 5;

/** What both machines' loggers have in common. */
export interface FileLogger {
  info(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
  readonly hooks: Hook[];
  readonly transports: Pick<MainTransports, "file" | "console">;
}

/**
 * Sets a logger to our files: a ring of five of 5 MB, for their owner only, written beside the event loop, secrets taken
 * out first. `errors` writes at once, so that the last words of a dying program are on the disk.
 */
export function logFile(folder: string, everything: FileLogger, errors: FileLogger): Log {
  setUp(everything, join(folder, "desk"), false);
  setUp(errors, join(folder, "errors"), true);
  errors.transports.console.level = false;
  everything.transports.console.level = "warn";
  return {
    info: (message, facts) => everything.info(message, ...(facts ? [facts] : [])),
    warn: (message, facts) => everything.warn(message, ...(facts ? [facts] : [])),
    error(message, error) {
      errors.error(message, error);
      everything.error(message, error);
    },
  };
}

function setUp(logger: FileLogger, path: string, sync: boolean): void {
  const { file } = logger.transports;
  logger.hooks.push((message) => ({ ...message, data: message.data.map((item: unknown) => redact(item)) }));
  file.sync = sync;
  file.level = "info";
  file.maxSize = mostBytes;
  file.format = "{iso} {level} {text}";
  file.writeOptions = { flag: "a", mode: 0o600, encoding: "utf8" };
  file.resolvePathFn = () => `${path}.log`;
  file.archiveLogFn = () => rotate(path);
}

/** The oldest falls out, the others move on by one. */
export function rotate(path: string): void {
  const aged = (age: number) => (age === 0 ? `${path}.log` : `${path}.${age}.log`);
  for (let age = mostFiles - 1; age > 0; age--) {
    if (existsSync(aged(age - 1))) renameSync(aged(age - 1), aged(age));
  }
}
