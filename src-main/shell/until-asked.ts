/** How long what is still open may hold up the end of the process. */
const patience = 3_000;

/** Waits for Ctrl-C, a signal, or `ask`. After `done` the process ends by itself, at the latest after three seconds. */
export function untilAsked() {
  const { promise: toStop, resolve: ask } = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  return {
    toStop,
    ask: () => ask(),
    done(): void {
      // Lines of the log that are on their way to the disk arrive first.
      setTimeout(() => process.exit(), patience).unref();
    },
  };
}
