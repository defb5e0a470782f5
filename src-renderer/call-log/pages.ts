import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { DeskAsk } from "../desk-ask.ts";

/** What the call log's list shows. */
export interface Pages {
  /** The words that `entries` were found by. */
  readonly words: string;
  readonly entries: readonly CallLogEntry[];
  readonly more: boolean;
  /** What is on its way; null when nothing is. */
  readonly reading: "first" | "next" | null;
  readonly fault: Fault | null;
}

export const noPages: Pages = { words: "", entries: [], more: false, reading: "first", fault: null };

/** Reads the list: one search at a time is shown, an answer to an earlier one is dropped. */
export function callLogPages(ask: DeskAsk, changed: (pages: Pages) => void) {
  let pages = noPages;
  let round = 0;
  const show = (part: Partial<Pages>) => changed((pages = { ...pages, ...part }));

  async function read(words: string, before: number | undefined): Promise<void> {
    const mine = ++round;
    show({ reading: before === undefined ? "first" : "next", fault: null });
    try {
      const found = await ask("callLog.search", before === undefined ? { words } : { words, before });
      if (mine !== round) return;
      const held = before === undefined ? [] : pages.entries;
      show({ words, entries: joined(held, found.entries), more: found.more, reading: null });
    } catch (error) {
      if (mine === round) show({ reading: null, fault: faultOf(error) });
    }
  }

  return {
    /** The newest that have these words; also to look again at the same ones. */
    search: (words: string) => read(words, undefined),
    next: () => read(pages.words, pages.entries.at(-1)?.startedAt),
    stop() {
      round += 1;
    },
  };
}

function joined(held: readonly CallLogEntry[], more: readonly CallLogEntry[]): CallLogEntry[] {
  const known = new Set(held.map(({ conversation }) => conversation));
  return [...held, ...more.filter(({ conversation }) => !known.has(conversation))];
}
