import type { Hit } from "../../src-shared/history/model.ts";
import { csvOf } from "../../src-shared/text/csv.ts";
import { outcomeWords } from "../conversations/outcome-name.ts";
import { text } from "../text/text.ts";

const columns = [
  "time",
  "visitor",
  "queue",
  "agent",
  "site",
  "channel",
  "outcome",
  "by",
  "words",
  "conversation",
] as const;

/** What was found, as a list for a spreadsheet. */
export function findsAsCsv(hits: readonly Hit[]): string {
  return csvOf(
    columns.map((name) => text(`search.column.${name}`)),
    hits.map(({ at, by, snippet, conversation: of }) => [
      new Date(at).toISOString(),
      of.visitor,
      of.queue,
      of.agent,
      of.site,
      text(`search.channel.${of.channel}`),
      of.outcome === null ? null : outcomeWords(of.outcome, of.outcomeName),
      by,
      snippet.text,
      of.id,
    ]),
  );
}
