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
import { lookForDays, seedIn, stopReplay, tryAgain, useWhatIf } from "./what-if.ts";
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
      {fault ? (
        <Banner
          look={fault.fault.code === "busy" ? "warn" : "bad"}
          isBoxed
          title={text(`whatIf.failed.${fault.of}`)}
          action={
            fault.fault.reason === "replay-yours-runs" ? (
              <Button onPress={stopReplay}>{text("whatIf.stop")}</Button>
            ) : (
              <Button onPress={() => tryAgain(fault)}>{text("supervision.again")}</Button>
            )
          }
        >
          {faultText(fault.fault)}
        </Banner>
      ) : null}
      {doing && (doing.what !== "days" || days === null) ? (
        <WaitingLine>
          {text(`whatIf.doing.${doing.what}`)} <RunningTime since={doing.since} />
        </WaitingLine>
      ) : null}
      <div className={styles["two"]}>
        {known ? <ChangesPart day={known} skills={names.skills} /> : null}
        {result ? (
          <ResultPart result={result} isOld={isOld} day={known} skills={names.skills} />
        ) : known ? (
          <p className={styles["hint"]}>{text("whatIf.noResult")}</p>
        ) : null}
      </div>
    </section>
  );
}
