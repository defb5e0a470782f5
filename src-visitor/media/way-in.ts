import type { Machine } from "../../src-shared/rpc/machine.ts";

export interface Way {
  readonly url: string;
  readonly token: string;
}

/** A minute less than the hub's tokens live. */
const goodFor = 240_000;

/**
 * The way into a call, asked for while the visitor still looks at his devices, so that *Join* has only to walk it. Used once;
 * one that failed or has grown old is asked for anew, as each later one is.
 */
export function wayIn(machine: Pick<Machine, "now">, ask: () => Promise<Way>) {
  let ahead: { way: Promise<Way | undefined>; at: number } | undefined;
  return {
    /** `known` hears the way when it is there: a connection may be warmed with it. */
    prepare(known: (way: Way) => void): void {
      const way = ask().then(
        (found) => {
          known(found);
          return found;
        },
        (error: unknown) => {
          console.debug(error); // asked again at *Join*, where a refusal is shown
          return undefined;
        },
      );
      ahead = { way, at: machine.now() };
    },
    async take(): Promise<Way> {
      const kept = ahead;
      ahead = undefined;
      const way = kept && machine.now() - kept.at < goodFor ? await kept.way : undefined;
      return way ?? ask();
    },
  };
}
