import type { SearchFilters } from "../../src-shared/history/model.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

// What a conversation is filtered by stands in the index as words of its own. They begin with a sign of the private use
// area, which no text's words hold (see `wordsOf`), so a filter costs no more than one word more.
const sign = "\ue000";

type Facet = "kind" | "queue" | "agent" | "outcome" | "site" | "channel";
const letters: Record<Facet, string> = { kind: "k", queue: "q", agent: "a", outcome: "o", site: "s", channel: "c" };

/** One condition as a word of the index. */
export function facet(of: Facet, value: string): string {
  return `${sign}${letters[of]}${value.replace(/[^A-Za-z0-9]/g, (other) => `${sign}${other.codePointAt(0)!.toString(16)}${sign}`).toLowerCase()}`;
}

const partsEver = hot<{ account: string }>("select distinct account from part where conversation = ?");

/** All that a conversation is filtered by now. Everybody of the staff who ever had a part in it counts as its agent. */
export async function facetsOf(db: Reader, row: ConversationRow): Promise<string[]> {
  const agents = new Set((await partsEver(db, [row.id])).map(({ account }) => account));
  if (row.agent !== null) agents.add(row.agent);
  return [
    facet("queue", row.queue),
    facet("site", row.site),
    facet("channel", row.channel),
    ...(row.outcome === null ? [] : [facet("outcome", row.outcome)]),
    ...[...agents].toSorted().map((agent) => facet("agent", agent)),
  ];
}

/** What a search must have beside its words. `own`: only what this account had a part in. */
export function facetsAsked(
  { queue, agent, outcome, site, channel }: SearchFilters,
  own: string | null,
  isList: boolean,
): string[] {
  const asked: string[] = [];
  if (queue !== undefined) asked.push(facet("queue", queue));
  if (agent !== undefined) asked.push(facet("agent", agent));
  if (own !== null && own !== agent) asked.push(facet("agent", own));
  if (outcome !== undefined) asked.push(facet("outcome", outcome));
  if (site !== undefined) asked.push(facet("site", site));
  if (channel !== undefined) asked.push(facet("channel", channel));
  // Without words each conversation is found once, by itself.
  if (isList) asked.push(facet("kind", "head"));
  return asked;
}
