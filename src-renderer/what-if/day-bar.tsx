import type { DayChecked, KeptDay } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { dateText } from "./day-words.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { checkDay, chooseDay, stopReplay, useWhatIf } from "./what-if.ts";
import styles from "./what-if.module.css";

/** Which day, and whether the matcher decides it again as it did. */
export function DayBar({ days }: { days: readonly KeptDay[] }) {
  const { day, known, doing, checked } = useWhatIf();
  return (
    <section className={styles["days"]} aria-label={text("whatIf.day")}>
      <div className={styles["bar"]}>
        <div className={styles["day"]}>
          <Select
            label={text("whatIf.day")}
            items={days.map((one) => ({
              id: one.day,
              label: dateText(one.day),
              detail: text("whatIf.conversations", { count: one.conversations }),
            }))}
            value={day}
            onChange={chooseDay}
            isDisabled={doing !== null}
          />
        </div>
        <Button
          size="large"
          onPress={checkDay}
          isWaiting={doing?.what === "check"}
          isDisabled={known === null || (doing !== null && doing.what !== "check")}
        >
          {text("whatIf.check")}
        </Button>
        {doing?.what === "check" ? (
          <Button size="large" onPress={stopReplay}>
            {text("whatIf.stop")}
          </Button>
        ) : null}
        {known ? (
          <p className={styles["soft"]}>
            {text("whatIf.dayHas", {
              conversations: known.conversations,
              queues: known.queues.length,
              agents: known.agents.length + known.agentsLeftOff,
              zone: known.zone,
            })}
          </p>
        ) : null}
      </div>
      {checked ? <Checked checked={checked} /> : null}
    </section>
  );
}

function Checked({ checked: { inputs, decisions, otherVersions, difference } }: { checked: DayChecked }) {
  const others = otherVersions > 0 ? ` ${text("whatIf.otherVersions", { count: otherVersions })}` : "";
  if (difference === null)
    return (
      <Banner look="info" isBoxed title={text(decisions > 0 ? "whatIf.equal" : "whatIf.nothingToCompare")}>
        {text("whatIf.equalText", { inputs, decisions }) + others}
      </Banner>
    );
  return (
    <>
      <Banner look="bad" isBoxed title={text("whatIf.differs")}>
        {text("whatIf.differsText", { seq: difference.seq }) + others}
      </Banner>
      <dl className={styles["difference"]}>
        <dt>{text("whatIf.differsRecorded")}</dt>
        <dd>{difference.recorded}</dd>
        <dt>{text("whatIf.differsNow")}</dt>
        <dd>{difference.again}</dd>
      </dl>
    </>
  );
}
