import { text } from "../../text.ts";
import type { Transcript } from "./model.ts";
import { clockTime, wholeTime } from "./times.ts";

/** What stands above the lines: a name and a value each. */
export function factsOf(transcript: Transcript): ReadonlyArray<readonly [string, string]> {
  const { language, site, queue, visitor, beganAt, endedAt, times, number, part, parts } = transcript;
  return [
    [text(language, "transcript.facts.site"), site],
    [text(language, "transcript.facts.queue"), queue],
    [text(language, "transcript.facts.visitor"), visitor || text(language, "transcript.visitor")],
    [text(language, "transcript.facts.began"), wholeTime(times, beganAt)],
    ...(endedAt === null ? [] : [[text(language, "transcript.facts.ended"), wholeTime(times, endedAt)] as const]),
    [text(language, "transcript.facts.times"), times.zone],
    [text(language, "transcript.facts.number"), number],
    ...(parts > 1 ? [[text(language, "transcript.part", { part, parts }), ""] as const] : []),
  ];
}

/** Plain text, UTF-8. A message of several lines is set in, so that none of them looks like another's. */
export function asText(transcript: Transcript): string {
  const { language } = transcript;
  const head = factsOf(transcript).map(([name, value]) => (value === "" ? name : `${name}: ${oneLine(value)}`));
  const lines = transcript.lines.map(({ kind, at, by, text: words }) => {
    const time = clockTime(transcript.times, at);
    const said = words.replace(/\r?\n/g, "\n    ");
    return kind === "event" ? `${time}  – ${said}` : `${time}  ${oneLine(by)}:\n    ${said}`;
  });
  const body = lines.length === 0 ? [text(language, "transcript.empty")] : lines;
  return `${[transcript.title, "", ...head, "", ...body].join("\n")}\n`;
}

const oneLine = (words: string): string => words.replace(/\s+/g, " ");
