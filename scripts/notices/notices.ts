import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Shipped, shippedPackages } from "./shipped.ts";

const file = "THIRD-PARTY-NOTICES.md";

/** The text of THIRD-PARTY-NOTICES.md: each package that we ship, once a version, with its licence's own words. */
export function noticesText(root: string): string {
  const seen = new Set<string>();
  const entries = shippedPackages(root).filter(({ name, version }) => {
    const key = `${name}@${version}`;
    return !seen.has(key) && seen.add(key);
  });
  const head = [
    "# Third-party notices",
    "",
    `Frontdesk is shipped with these ${entries.length} packages. This file is made by \`npm run notices\`.`,
    "",
    ...entries.map(({ name, version, license }) => `- ${name} ${version}: ${license}`),
  ];
  return `${[...head, ...entries.map((entry) => entryText(root, entry))].join("\n")}\n`;
}

/** What is wrong with the file that stands there, one sentence each. */
export function noticesFaults(root: string): string[] {
  const stands = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";
  return stands === noticesText(root) ? [] : [`${file} is not up to date. Run "npm run notices".`];
}

function entryText(root: string, { name, version, license, path }: Shipped): string {
  const folder = join(root, path);
  const texts = readdirSync(folder)
    .filter((entry) => /^(licen[cs]e|notice|copying)([.-]|$)/i.test(entry))
    .toSorted()
    .map((entry) => readFileSync(join(folder, entry), "utf8").replaceAll("\r\n", "\n").trim());
  const words = texts.length > 0 ? texts.join("\n\n") : `Its package holds no licence file. It states: ${license}.`;
  return `\n## ${name} ${version}\n\n${fenced(words)}`;
}

/** As a block that no text inside can end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
