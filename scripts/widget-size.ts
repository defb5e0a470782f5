import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const root = dirname(import.meta.dirname);

/** What a visitor's browser loads before a call, in gzipped bytes at most. */
export const widgetLimits = { loader: 3_072, panel: 35_840 } as const;

export interface WidgetSizes {
  /** The script that a site includes. */
  readonly loader: number;
  /** The panel's page with everything that it loads by itself. */
  readonly panel: number;
}

/** Weighs the built widget (gzip, bytes) and throws when a part of it has become too heavy. */
export function widgetSizes(out: string = join(root, "out")): WidgetSizes {
  const weigh = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
  const page = join(out, "visitor", "index.html");
  const sizes = {
    loader: weigh(join(out, "loader", "loader.js")),
    panel: [page, ...loadedBy(join(out, "visitor"), readFileSync(page, "utf8"))].reduce(
      (sum, file) => sum + weigh(file),
      0,
    ),
  };
  for (const part of ["loader", "panel"] as const)
    if (sizes[part] > widgetLimits[part])
      throw new Error(
        `The widget's ${part} has ${sizes[part]} bytes gzipped; ${widgetLimits[part]} are allowed before a call.`,
      );
  return sizes;
}

const linked = /(?:src|href)="\/widget-files\/([^"]+)"/g;
/** `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"`; not `import("./x.js")`. */
const imported = /(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g;

/** The files that the page names, and what those import at once. */
function loadedBy(folder: string, page: string): string[] {
  const found = new Set(Array.from(page.matchAll(linked), ([, name]) => join(folder, name!)));
  // A set grows while it is walked: imports of imports are found too.
  for (const file of found)
    if (file.endsWith(".js"))
      for (const [, name] of readFileSync(file, "utf8").matchAll(imported)) found.add(join(dirname(file), name!));
  return [...found];
}
