import type { Hit, SearchFilters } from "../../src-shared/history/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { DeskAsk } from "../desk-ask.ts";

/** What the list of finds shows. */
export interface Finds {
  readonly hits: readonly Hit[];
  readonly next: number | null;
  readonly isComplete: boolean;
  /** What is on its way; null when nothing is. */
  readonly reading: "first" | "next" | null;
  readonly fault: Fault | null;
}

export const noFinds: Finds = { hits: [], next: null, isComplete: true, reading: "first", fault: null };

export interface Asked {
  readonly words: string;
  readonly filters: SearchFilters;
}

/** Reads the list page by page: one search at a time is shown, an answer to an earlier one is dropped. */
export function finder(ask: DeskAsk, changed: (finds: Finds) => void) {
  let finds = noFinds;
  let asked: Asked = { words: "", filters: {} };
  let round = 0;
  const show = (part: Partial<Finds>) => changed((finds = { ...finds, ...part }));

  async function read(before: number | null): Promise<void> {
    const mine = ++round;
    show({ reading: before === null ? "first" : "next", fault: null });
    try {
      const { hits, next, isComplete } = await ask("search.find", before === null ? asked : { ...asked, before });
      if (mine !== round) return;
      show({ hits: before === null ? hits : [...finds.hits, ...hits], next, isComplete, reading: null });
    } catch (error) {
      if (mine === round) show({ reading: null, fault: faultOf(error) });
    }
  }

  return {
    search(what: Asked): void {
      asked = what;
      void read(null);
    },
    next: () => void read(finds.next),
    stop() {
      round += 1;
    },
  };
}
