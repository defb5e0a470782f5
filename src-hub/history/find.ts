import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Hit, SearchFilters } from "../../src-shared/history/model.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Found, IndexFile } from "../store/search/index-file.ts";
import type { Reader } from "../store/transact.ts";
import { facetsAsked } from "./facets.ts";
import { pastConversation } from "./past.ts";
import { snippetOf } from "./snippet.ts";
import { sourceAt } from "./source.ts";
import { isNothing, type Sought, soughtIn } from "./words.ts";

/** What is searched for; without words: all conversations that fit the filters. */
export interface SearchAsked {
  readonly words: string;
  readonly filters: SearchFilters;
  /** Only what this account had a part in; null: everything. */
  readonly own: AccountId | null;
  /** As the answer before gave it. */
  readonly before: number | null;
}

export interface SearchFound {
  readonly hits: Hit[];
  /** For what is older; null: there is no more. */
  readonly next: number | null;
  /** False while the index is being made: there may be more than was found. */
  readonly isComplete: boolean;
}

const pageSize = 25;

/** One page, the newest first. What stands in the answer is read from the database as it is now. */
export async function find(db: Reader, index: IndexFile, asked: SearchAsked): Promise<Omit<SearchFound, "isComplete">> {
  const sought = soughtIn(asked.words);
  const isList = isNothing(sought);
  // Signs alone are no words: nothing has them.
  if (isList && asked.words.trim() !== "") return { hits: [], next: null };
  const { filters } = asked;
  const found = index.find({
    words: [...sought.words, ...facetsAsked(filters, asked.own, isList)],
    prefix: sought.prefix,
    from: filters.from ?? 0,
    until: filters.until ?? Infinity,
    before: asked.before,
    most: pageSize + 1,
  });
  const hits: Hit[] = [];
  for (const one of found.slice(0, pageSize)) {
    const hit = await hitOf(db, one, sought);
    if (hit) hits.push(hit);
  }
  return { hits, next: found.length > pageSize ? found[pageSize - 1]!.id : null };
}

const kinds = { public: "message", staff: "note", head: "conversation" } as const;

/** Undefined when it is gone meanwhile. */
async function hitOf(db: Reader, place: Found, sought: Sought): Promise<Hit | undefined> {
  const source = await sourceAt(db, place);
  const conversation = source && (await pastConversation(db, place.conversation as ConversationId));
  if (!source || !conversation) return undefined;
  const { text, at, by, near } = source;
  const snippet = snippetOf(text, sought);
  // It was written anew since it was read, and has the words no longer.
  if (!isNothing(sought) && snippet.marks.length === 0) return undefined;
  return { kind: kinds[place.log], conversation, seq: place.seq, near, at, by, snippet };
}
