import type { Fared, WhatIf } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { differenceOf, type Measure, measures, valueWords } from "./differences.ts";
import styles from "./result.module.css";

interface Group {
  readonly id: string;
  readonly name: string;
  readonly recorded: Fared;
  readonly before: Fared;
  readonly after: Fared;
}

/** Per queue: what was recorded, the day again as it was, and with the changes. */
export function ResultTable({ answer }: { answer: WhatIf }) {
  const groups = groupsOf(answer);
  return (
    // A narrow window scrolls it; the keyboard can too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["scroll"]} aria-label={text("whatIf.table")} tabIndex={0}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{text("whatIf.queue")}</th>
            <th scope="col">
              <span>{text("whatIf.line")}</span>
            </th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className={styles["number"]}>
                {text(`whatIf.measure.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ id, name, recorded, before, after }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" rowSpan={3} className={styles["queue"]}>
                {name}
              </th>
              <Line which="recorded" fared={recorded} />
            </tr>
            <tr>
              <Line which="before" fared={before} />
            </tr>
            <tr className={styles["after"]}>
              <Line which="after" fared={after} than={before} />
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Line({ which, fared, than }: { which: "recorded" | "before" | "after"; fared: Fared; than?: Fared }) {
  return (
    <>
      <th scope="row" className={styles["which"]}>
        {text(`whatIf.line.${which}`)}
      </th>
      {measures.map((measure) => (
        <td key={measure} className={styles["number"]}>
          {valueWords(measure, fared[measure])}
          {than ? <Differs measure={measure} before={than} after={fared} /> : null}
        </td>
      ))}
    </>
  );
}

/** Signed, and whether that is better: in words, with the colour beside them. */
function Differs({ measure, before, after }: { measure: Measure; before: Fared; after: Fared }) {
  const difference = differenceOf(measure, before, after);
  if (difference === null) return <span className={styles["same"]}>{text("whatIf.same")}</span>;
  const { words, verdict } = difference;
  return (
    <span className={styles["differs"]} data-verdict={verdict ?? undefined}>
      {verdict === null ? words : text(`whatIf.${verdict}`, { by: words })}
    </span>
  );
}

/** All together first, where there is more than one. */
function groupsOf({ recorded, before, after }: WhatIf): Group[] {
  const queues = before.queues.flatMap((queue) => {
    const was = recorded.queues.find((one) => one.queue === queue.queue);
    const is = after.queues.find((one) => one.queue === queue.queue);
    return was && is ? [{ id: queue.queue, name: queue.name, recorded: was, before: queue, after: is }] : [];
  });
  const all = { id: "all", name: text("whatIf.all"), recorded: recorded.all, before: before.all, after: after.all };
  return queues.length === 1 ? queues : [all, ...queues];
}
