import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shapes } from "../../src-hub/settings-schema.ts";

const begin = "<!-- settings: made by npm run readme -->";
const end = "<!-- settings end -->";

/** The README with the hub's settings, as src-hub/settings-schema.ts knows them, in their place. */
function withSettings(readme: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no place for the settings: ${begin} … ${end}`);
  return `${readme.slice(0, from)}${begin}\n\n${settingsTable()}\n\n${readme.slice(to)}`;
}

function settingsTable(): string {
  const rows = Object.values(shapes).map(({ name, default: fallback, description }) => {
    const variable = `FRONTDESK_${name.toUpperCase().replaceAll("-", "_")}`;
    return `| \`${variable}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${description.replaceAll("|", "\\|")} |`;
  });
  return ["| Variable | Default | What it is |", "| --- | --- | --- |", ...rows].join("\n");
}

/** What is wrong with the README that stands there, one sentence each. Spaces that align columns do not count. */
export function readmeFaults(root: string): string[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const bare = (text: string): string => text.replaceAll(/[ -]+/g, " ");
  return bare(readme) === bare(withSettings(readme))
    ? []
    : ['The settings in README.md are not up to date. Run "npm run readme".'];
}

/** Writes the settings into the README. */
export function writeSettings(root: string): void {
  const file = join(root, "README.md");
  writeFileSync(file, withSettings(readFileSync(file, "utf8")));
}
