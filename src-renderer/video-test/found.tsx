import { browserOf } from "../../src-media/browser.ts";
import { verdictOf } from "../../src-shared/video-test/advice.ts";
import type { TestReport } from "../../src-shared/video-test/model.ts";
import { PartList, StateSign } from "./part-list.tsx";
import { testText } from "./test-text.ts";
import styles from "./video-test.module.css";

/** What a report comes to, and what to do first: one's own, or somebody else's. */
export function Found({ report }: { report: TestReport }) {
  const { look, troubles } = verdictOf(report);
  const browser = browserOf(report.browser);
  return (
    <>
      <div className={styles["verdict"]}>
        <StateSign state={look} size={24} />
        <h3 className={styles["look"]}>{testText(`look.${look}`)}</h3>
      </div>
      {troubles.map(({ part, advice, leg }, place) => (
        <div key={part} className={styles["trouble"]} data-first={place === 0 || undefined}>
          <p className={styles["soft"]}>{place < 2 ? testText(place === 0 ? "first" : "then") : null}</p>
          <h4 className={styles["name"]}>{leg ? testText(`leg.${leg}`) : testText(`part.${part}`)}</h4>
          <p>{testText(`advice.${advice ?? "unknown"}`, { browser })}</p>
        </div>
      ))}
      <PartList parts={report.parts.map((result) => ({ part: result.part, state: result }))} />
    </>
  );
}
