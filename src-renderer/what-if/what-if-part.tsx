import { History } from "lucide-react";
import { useEffect } from "react";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { ChangesPart } from "./changes-part.tsx";
import { DayBar } from "./day-bar.tsx";
import { ResultPart } from "./result-part.tsx";
import { type Kept, lookForDays, seedIn, stopReplay, tryAgain, useWhatIf } from "./what-if.ts";
import styles from "./what-if.module.css";

/** A day again: equal to the bit, or with other settings (features leap 4). */
export function WhatIfPart({ names }: { names: Names }) {
  const { days, known, changes, seed, doing, result, fault } = useWhatIf();
  useEffect(lookForDays, []);
  const isOld =
    result !== null && (result.changes !== changes || result.day !== known?.day || result.answer.seed !== seedIn(seed));
  return (
    <section className={styles["part"]} aria-label={text("supervision.whatIf")}>
      {days && days.length > 0 ? <DayBar days={days} /> : null}
      {days?.length === 0 ? (
        <EmptyPlace icon={<History />} title={text("whatIf.noDays")}>
          {text("whatIf.noDaysText")}
        </EmptyPlace>
      ) : null}
      {fault && fault.of !== "whatIf" ? <Failed fault={fault} /> : null}
      {doing?.what === "day" || (doing?.what === "days" && days === null) ? (
        <WaitingLine>{text(`whatIf.doing.${doing.what}`)}</WaitingLine>
      ) : null}
      <div className={styles["two"]}>
        {known ? <ChangesPart day={known} skills={names.skills} /> : null}
        <div className={styles["outcome"]}>
          {fault?.of === "whatIf" ? <Failed fault={fault} /> : null}
          {doing?.what === "whatIf" ? (
            // The time stands beside what is read out, so that it is not read each second.
            <div className={styles["waiting"]}>
              <WaitingLine>{text("whatIf.doing.whatIf")}</WaitingLine>
              <RunningTime since={doing.since} />
            </div>
          ) : null}
          {result ? <ResultPart result={result} isOld={isOld} day={known} skills={names.skills} /> : null}
          {known && !result && doing?.what !== "whatIf" ? (
            <p className={styles["hint"]}>{text("whatIf.noResult")}</p>
          ) : null}
        </div>
      </div>
    </section>
  );
}

/** What was not done, why, and what can be done now. */
function Failed({ fault }: { fault: NonNullable<Kept["fault"]> }) {
  const { of, fault: why } = fault;
  const isMine = why.reason === "replay-yours-runs";
  return (
    <Banner
      look={why.code === "busy" ? "warn" : "bad"}
      isBoxed
      title={text(`whatIf.failed.${of}`)}
      action={
        <Button onPress={isMine ? stopReplay : () => tryAgain(fault)}>
          {text(isMine ? "whatIf.stop" : "supervision.again")}
        </Button>
      }
    >
      {faultText(why)}
    </Banner>
  );
}
