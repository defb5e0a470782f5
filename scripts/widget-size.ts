import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { PlainError, report } from "./plain-error.ts";

/** One limit of the widget: bytes as they travel (gzip), 1 kB = 1,000 bytes. */
export interface WidgetSize {
  readonly name: string;
  readonly bytes: number;
  readonly most: number;
}

/** What a visitor's browser fetches: the loader and its second file on every page, and the panel's before a call begins. */
export function widgetSizes(out: string): WidgetSize[] {
  const panel = panelFiles(join(out, "visitor"));
  return [
    { name: "loader", bytes: zipped(join(out, "loader", "loader.js")), most: 3_000 },
    { name: "second file", bytes: pageFiles(out).reduce((sum, file) => sum + zipped(file), 0), most: 12_000 },
    { name: "panel before a call", bytes: panel.reduce((sum, file) => sum + zipped(file), 0), most: 35_000 },
  ];
}

function pageFiles(out: string): string[] {
  return readdirSync(join(out, "page")).map((file) => join(out, "page", file));
}

/** Throws when the widget is too large: a page of somebody else's carries it. */
export function refuseLargeWidget(out: string): void {
  const over = widgetSizes(out).filter(({ bytes, most }) => bytes > most);
  if (over.length > 0) throw new PlainError(`The widget is too large: ${over.map(sentence).join("; ")}.`);
}

/** The panel's page, and each file that it fetches by itself: what is imported later, on demand, is not among them. */
export function panelFiles(folder: string): string[] {
  const page = join(folder, "index.html");
  const found = new Set([page]);
  const linked = [...readFileSync(page, "utf8").matchAll(/(?:src|href)="[^"]*?([^"/]+\.(?:js|css))"/g)];
  const waiting = linked.map(([, file]) => join(folder, "assets", file ?? ""));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (!file.endsWith(".js")) continue;
    for (const [, name] of readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g))
      waiting.push(join(dirname(file), basename(name ?? "")));
  }
  return [...found];
}

function zipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

function sentence({ name, bytes, most }: WidgetSize): string {
  return `${name} ${(bytes / 1000).toFixed(1)} kB of ${most / 1000} kB gzipped`;
}

if (import.meta.main) {
  const out = join(dirname(import.meta.dirname), "out");
  try {
    for (const size of widgetSizes(out)) console.log(sentence(size));
    refuseLargeWidget(out);
  } catch (error) {
    report(error);
  }
}
