import { availabilityRows } from "./availability.ts";
import { comingBackRows } from "./coming-back.ts";
import { cycleRows } from "./cycles.ts";
import { freedSlotRows } from "./freed-slot.ts";
import { matcherRows } from "./matcher.ts";
import type { Bench } from "./row.ts";
import { stateTableRows } from "./state-tables.ts";

/** Who gets whom: how soon, how many, beside what, and while everybody comes at once. */
export const bench: Bench = {
  name: "routing",
  async run() {
    return [
      ...(await freedSlotRows()),
      ...(await cycleRows()),
      ...matcherRows(),
      ...(await comingBackRows()),
      ...(await availabilityRows()),
      ...(await stateTableRows()),
    ];
  },
};
