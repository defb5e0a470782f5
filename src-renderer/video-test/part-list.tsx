import { Check, CircleDashed, LoaderCircle, Minus, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import type { TestView } from "../../src-media/checks/session.ts";
import { partLine } from "../../src-shared/video-test/report-text.ts";
import type { TestPart } from "../../src-shared/video-test/parts.ts";
import { testText, testTextIfAny } from "./test-text.ts";
import styles from "./video-test.module.css";

const signs = {
  waiting: CircleDashed,
  running: LoaderCircle,
  good: Check,
  poor: TriangleAlert,
  bad: X,
  skipped: Minus,
} as const;

/** The state as a drawing beside its word: never by colour alone. */
export function StateSign({ state, size = 18 }: { state: keyof typeof signs; size?: number }) {
  const Sign = signs[state];
  return <Sign className={styles["sign"]} data-state={state} size={size} aria-hidden="true" />;
}

/** Each part with its state; `inside` is what the one that runs sees and hears. */
export function PartList({ parts, inside }: { parts: TestView["parts"]; inside?: (part: TestPart) => ReactNode }) {
  return (
    <ol className={styles["parts"]} aria-label={testText("parts")}>
      {parts.map(({ part, state }) => {
        const name = typeof state === "object" ? state.result : state;
        const line = typeof state === "object" ? partLine(state, testTextIfAny) : "";
        return (
          <li key={part} className={styles["part"]}>
            <StateSign state={name} />
            <span className={styles["name"]}>{testText(`part.${part}`)}</span>
            <span className={styles["state"]}>{testText(`state.${name}`)}</span>
            {line ? <span className={styles["line"]}>{line}</span> : null}
            {state === "running" ? inside?.(part) : null}
          </li>
        );
      })}
    </ol>
  );
}
