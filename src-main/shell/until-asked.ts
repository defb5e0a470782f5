/** How long what is still open may hold up the end of the process: lines of the log on their way to the disk, mostly. */
const patience = 3_000;
/** After a failed start the rest is only what was begun for nothing. */
const patienceAfterFailure = 300;

/** Waits for Ctrl-C, a signal, or `ask`. After `done` the process ends by itself, at the latest after three seconds. */
export function untilAsked() {
  const { promise: toStop, resolve: ask } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  return {
    toStop,
    ask: () => ask(),
    done(): void {
      setTimeout(() => process.exit(), process.exitCode ? patienceAfterFailure : patience).unref();
    },
  };
}
