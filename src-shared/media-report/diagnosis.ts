import table from "../../assets/diagnosis/rules.json" with { type: "json" };
import { type Rule, Rules } from "./rule.ts";

/** The table of what can be found to be wrong, the gravest first. A table that is not in order stops the hub at its start. */
export const diagnosis: readonly Rule[] = Rules.parse(table);
