import { join } from "node:path";
import { widgetSizes } from "../../scripts/widget-size.ts";
import { type Bench, plainRow } from "./row.ts";

const out = join(import.meta.dirname, "../../out");

/** What a visitor's browser fetches before a call begins, as it travels. */
export const bench: Bench = {
  name: "widget",
  run() {
    const rows = widgetSizes(out).map(({ name, bytes, most }) =>
      plainRow(`${name}, gzipped`, bytes / 1000, { unit: "kB", goal: most / 1000, judged: true }),
    );
    return Promise.resolve(rows);
  },
};
