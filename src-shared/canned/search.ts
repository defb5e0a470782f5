import type { QueueId } from "../queues/model.ts";
import type { Canned, CannedFolder, CannedState } from "./model.ts";

/** A folder with those of it that were found, the best first. */
export interface Group {
  readonly folder: CannedFolder;
  readonly found: readonly Canned[];
}

/** So many are shown at once; more words find the rest. */
const most = 50;

/** Without accents, in small letters. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a word in the text begins with this. */
const begins = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
  return false;
};

/** 0: the shortcut begins so, 1: every word is in shortcut or title, 2: in the texts as well; undefined: not found. */
function rank({ shortcut, title, text, variants }: Canned, words: readonly string[]): number | undefined {
  if (plain(shortcut).startsWith(words.join("-"))) return 0;
  const head = plain(`${shortcut} ${title}`);
  if (words.every((word) => begins(head, word))) return 1;
  const all = [head, plain(text), ...variants.map((one) => plain(one.text))].join("\n");
  return words.every((word) => begins(all, word)) ? 2 : undefined;
}

/**
 * What fits the words, in its folders: the folder with the best first, and in each the best first; of equals the one that
 * was used last. Folders of other queues than the conversation's are left out.
 */
export function findCanned({ folders, used }: CannedState, query: string, queue: QueueId | null): Group[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const usedAt = new Map(used.map(({ canned, at }) => [canned, at]));
  const ranked = folders
    .filter(({ scope }) => scope.kind !== "queue" || scope.queue === queue)
    .flatMap((folder, place) =>
      folder.responses.flatMap((one) => {
        const found = rank(one, words);
        return found === undefined ? [] : [{ folder, place, one, found, at: usedAt.get(one.id) ?? 0 }];
      }),
    )
    .sort(
      (a, b) =>
        a.found - b.found ||
        (words.length === 0 ? a.place - b.place : 0) ||
        b.at - a.at ||
        a.place - b.place ||
        (a.one.title < b.one.title ? -1 : a.one.title > b.one.title ? 1 : 0),
    )
    .slice(0, most);
  const groups = new Map<string, { folder: CannedFolder; found: Canned[] }>();
  for (const { folder, one } of ranked) {
    const group = groups.get(folder.id) ?? { folder, found: [] };
    group.found.push(one);
    groups.set(folder.id, group);
  }
  return [...groups.values()];
}
