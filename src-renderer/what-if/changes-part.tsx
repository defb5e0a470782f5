import { ClipboardCopy, Play, Square, X } from "lucide-react";
import type { DayKnown } from "../../src-shared/replay/model.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ChangeForm } from "./change-form.tsx";
import { changeWords } from "./change-words.ts";
import { keyOf } from "./changes.ts";
import { copyChanges } from "./copy-changes.ts";
import { removeChange, runWhatIf, seedIn, setSeed, stopReplay, useWhatIf } from "./what-if.ts";
import styles from "./what-if.module.css";

/** What is to be other than it was, and the run itself. */
export function ChangesPart({ day, skills }: { day: DayKnown; skills: Names["skills"] }) {
  const { changes, seed, doing } = useWhatIf();
  const isRunning = doing?.what === "whatIf";
  const isSeedWrong = seedIn(seed) === null;
  return (
    <section className={styles["changes"]} aria-label={text("whatIf.changes")}>
      <h2 className={styles["heading"]}>{text("whatIf.changes")}</h2>
      {changes.length === 0 ? <p className={styles["soft"]}>{text("whatIf.noChanges")}</p> : null}
      <ul className={styles["list"]} aria-label={text("whatIf.changes")} hidden={changes.length === 0}>
        {changes.map((change) => {
          const words = changeWords(change, { day, skills });
          return (
            <li key={keyOf(change)} className={styles["one"]}>
              <span>{words}</span>
              <IconButton
                size="small"
                label={text("whatIf.remove", { change: words })}
                onPress={() => removeChange(change)}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <ChangeForm day={day} skills={skills} />
      <div className={styles["run"]}>
        <TextField
          label={text("whatIf.seed")}
          hint={text("whatIf.seedHint")}
          value={seed}
          onChange={setSeed}
          inputMode="numeric"
          fault={isSeedWrong ? text("whatIf.seedWrong") : null}
        />
        <div className={styles["buttons"]}>
          <Button
            look="primary"
            icon={<Play aria-hidden="true" />}
            onPress={runWhatIf}
            isWaiting={isRunning}
            isDisabled={isSeedWrong || (doing !== null && !isRunning)}
          >
            {text("whatIf.run")}
          </Button>
          {isRunning ? (
            <Button icon={<Square aria-hidden="true" />} onPress={stopReplay}>
              {text("whatIf.stop")}
            </Button>
          ) : null}
          <Button
            icon={<ClipboardCopy aria-hidden="true" />}
            isDisabled={changes.length === 0}
            onPress={() => void copyChanges(changes, day, seed)}
          >
            {text("whatIf.copy")}
          </Button>
        </div>
      </div>
    </section>
  );
}
