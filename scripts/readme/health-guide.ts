import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import * as z from "zod/mini";
import type { GeneratedPart } from "./generated-part.ts";

const root = join(import.meta.dirname, "..", "..");

/** Of a rule only what the guide shows; the whole of it is src-shared/media-report/rule.ts. */
const Rules = z.array(z.object({ id: z.string(), side: z.enum(["visitor", "agent", "hub"]) }));
const Texts = z.record(z.string(), z.string());

const sides = [
  ["visitor", "At Maria’s", "What to tell her"],
  ["agent", "Here", "What to do"],
  ["hub", "Video server", "What to tell her"],
] as const;

/** What stands for names and figures, as one would meet them. */
const example = { name: "Maria", percent: 12, ms: 450, device: "empty" };

/** Everything that the desk can find to be wrong with a call, in its own words: the table of rules and the desk's texts. */
export const healthGuide: GeneratedPart = {
  file: "docs/agents.md",
  begin: "<!-- findings: made by npm run readme -->",
  end: "<!-- findings end -->",
  made() {
    const rules = Rules.parse(read("assets/diagnosis/rules.json"));
    const texts = Texts.parse(read("assets/locales/en/desk.json"));
    return sides
      .map(([side, title, remedy]) => {
        const rows = rules
          .filter((rule) => rule.side === side)
          .map(({ id }) => `| ${said(texts, `health.${id}.what`)} | ${said(texts, `health.${id}.say`)} |`);
        return [`**${title}**`, "", `| What the desk says | ${remedy} |`, "| --- | --- |", ...rows].join("\n");
      })
      .join("\n\n");
  },
};

function said(texts: Record<string, string>, id: string): string {
  const text = texts[id];
  if (text === undefined) throw new Error(`The desk has no sentence ${id}, so the guide cannot tell it.`);
  return String(new IntlMessageFormat(text, "en").format(example)).replaceAll("|", "\\|");
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}
