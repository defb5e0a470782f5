import { useState } from "react";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { TestReport } from "../../src-shared/video-test/model.ts";
import { readTestNumber } from "../../src-shared/video-test/number.ts";
import { desk } from "../desk-link.ts";
import { wholeTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CopyReport } from "./copy-report.tsx";
import { Found } from "./found.tsx";
import { show } from "./test-desk.ts";
import { testText } from "./test-text.ts";
import styles from "./video-test.module.css";

type Looked =
  | { is: "nothing" }
  | { is: "asking" }
  | { is: "fault"; words: string }
  | { is: "found"; number: string; report: TestReport; at: number };

/** What somebody's test found, by the number that he says. */
export function LookUpDialog() {
  const [typed, setTyped] = useState("");
  const [looked, setLooked] = useState<Looked>({ is: "nothing" });

  async function find(): Promise<void> {
    const number = readTestNumber(typed);
    if (number === undefined) return setLooked({ is: "fault", words: testText("desk.numberWrong") });
    setLooked({ is: "asking" });
    try {
      setLooked({ is: "found", number, ...(await desk.ask("test.find", { number })) });
    } catch (error) {
      const isGone = faultOf(error).code === "gone";
      setLooked({ is: "fault", words: testText(isGone ? "desk.notFound" : "desk.notFoundNow") });
    }
  }

  return (
    <Dialog title={testText("desk.lookUp")} isOpen onClose={() => show(null)}>
      <div className={styles["test"]}>
        <form
          className={styles["find"]}
          onSubmit={(event) => {
            event.preventDefault();
            void find();
          }}
        >
          <TextField
            label={testText("desk.number")}
            hint={testText("desk.numberHint")}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setLooked({ is: "nothing" });
            }}
            autoComplete="off"
            maxLength={20}
            fault={looked.is === "fault" ? looked.words : null}
          />
          <Button type="submit" look="primary" isWaiting={looked.is === "asking"}>
            {testText("desk.find")}
          </Button>
        </form>
        {looked.is === "found" ? <Report {...looked} /> : null}
      </div>
    </Dialog>
  );
}

function Report({ number, report, at }: { number: string; report: TestReport; at: number }) {
  return (
    <section className={styles["test"]} aria-label={testText("report.title", { number })}>
      <p className={styles["soft"]}>{testText("desk.ran", { kind: report.kind, when: wholeTime(at) })}</p>
      <p className={styles["soft"]}>{report.browser}</p>
      <Found report={report} />
      <CopyReport report={report} number={number} />
    </section>
  );
}
