import { fill } from "../../src-shared/canned/fill.ts";
import { placesIn } from "../../src-shared/canned/places.ts";
import { machine } from "../machine.ts";
import { useDesk } from "../store.ts";
import { language as deskLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";
import { greeting, hourIn } from "./known.ts";
import styles from "./canned-list.module.css";
import { Pieces } from "./pieces.tsx";

/** What a text may name beside attributes of the visitor, which are the site's own. */
const plainNames = ["visitor.name", "agent.name", "queue", "site", "time.greeting"] as const;

/** A line for the hint under a text. */
export const variableNames = plainNames.map((name) => `{${name}}`).join("  ");

/** Names in the text that nothing will ever be known for. */
export function unknownNames(words: string): string[] {
  const unknown = placesIn(words).filter(
    ({ kind, name }) =>
      kind === "variable" && !name.startsWith("visitor.") && !(plainNames as readonly string[]).includes(name),
  );
  return [...new Set(unknown.map(({ raw }) => raw))];
}

/** How a text would read for a visitor who has told his name. */
export function Sample({ words, language }: { words: string; language: string }) {
  const agent = useDesk((state) => state.desk?.hub?.account.name ?? "");
  const values = new Map([
    ["visitor.name", text("canned.sampleName")],
    ["agent.name", agent],
    ["queue", text("canned.sampleQueue")],
    ["site", text("canned.sampleSite")],
    ["time.greeting", greeting(hourIn(machine.now(), null), language || deskLanguage())],
  ]);
  return (
    <section className={styles["sample"]} aria-label={text("canned.preview")}>
      <Pieces pieces={fill(words, { values })} />
    </section>
  );
}
