const everyPlain = 15_000;

/** Where progress is shown: standard output, or a list in a test. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows one line that counts the seconds while `work` runs: rewritten on a terminal, a plain line every 15 s elsewhere.
 */
export async function withProgress<T>(title: string, work: Promise<T>, screen: Screen = process.stdout): Promise<T> {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 1000);
  const terminal = screen.isTTY === true;
  screen.write(terminal ? `${title} …` : `${title} …\n`);
  const timer = setInterval(
    () => screen.write(terminal ? `\r${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`),
    terminal ? 1_000 : everyPlain,
  );
  try {
    const value = await work;
    screen.write(terminal ? `\r${title}: done in ${seconds()} s\n` : `${title}: done in ${seconds()} s\n`);
    return value;
  } catch (error) {
    if (terminal) screen.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
