/**
 * Does a work whenever it is woken, one at a time; wake-ups that come while it runs are one more turn after it. So no
 * wake-up is lost, and no two runs overlap.
 */
export function steadily(work: () => Promise<unknown>, failed: (error: unknown) => void) {
  let running: Promise<void> | undefined;
  let again = false;
  async function run(): Promise<void> {
    // Not in the turn of whoever woke it: what the work itself wakes is the turn after it.
    await Promise.resolve();
    do {
      again = false;
      await work().catch(failed);
    } while (again);
    running = undefined;
  }
  return {
    wake(): void {
      if (running) again = true;
      else running = run();
    },
    settled: () => running ?? Promise.resolve(),
  };
}
