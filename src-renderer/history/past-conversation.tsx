import { ArrowLeft, RotateCw } from "lucide-react";
import { useId } from "react";
import type { PastConversation } from "../../src-shared/history/model.ts";
import { TimelineView } from "../chat/timeline-view.tsx";
import { outcomeWords } from "../conversations/outcome-name.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { SendSurveyButton } from "../surveys/send-button.tsx";
import { TranscriptButton } from "../transcript/transcript-button.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { type Found, rowKeyOf } from "./found-row.ts";
import styles from "./past-conversation.module.css";
import { useReading } from "./use-reading.ts";

interface PastConversationProps {
  readonly past: PastConversation;
  /** What it is opened for; null: nothing in it, so it opens at its end. */
  readonly at: Found | null;
  readonly onBack: () => void;
}

/** A conversation of before, to read and nothing else. */
export function PastConversationView({ past, at, onBack }: PastConversationProps) {
  const title = useId();
  const { queue, agent, startedAt, outcome, outcomeName } = past;
  const facts = [wholeTime(startedAt), queue, ...(agent === null ? [] : [agent]), outcomeWords(outcome, outcomeName)];
  return (
    <section className={styles["past"]} aria-labelledby={title}>
      <header className={styles["head"]}>
        <IconButton label={text("history.back")} onPress={onBack}>
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <div className={styles["words"]}>
          <h2 id={title} className={styles["name"]}>
            {text("history.conversation", { name: past.visitor || text("callLog.noName") })}
          </h2>
          <p className={styles["facts"]}>{facts.join(" · ")}</p>
        </div>
        <div className={styles["tools"]}>
          {past.agent !== null && past.endedAt !== null ? <SendSurveyButton conversation={past.id} /> : null}
          <TranscriptButton conversation={past.id} />
        </div>
      </header>
      <Said past={past} at={at} />
    </section>
  );
}

function Said({ past, at }: Pick<PastConversationProps, "past" | "at">) {
  const reading = useReading(past.id, at?.near ?? 0);
  switch (reading.state) {
    case "reading":
      return <WaitingLine isCentred>{text("history.reading")}</WaitingLine>;
    case "fault":
      return (
        <div className={styles["fault"]}>
          <Banner
            look="bad"
            isBoxed
            title={text("history.fault")}
            action={
              <Button icon={<RotateCw aria-hidden="true" />} onPress={reading.again}>
                {text("search.again")}
              </Button>
            }
          >
            {faultText(reading.fault)}
          </Banner>
        </div>
      );
    case "read": {
      const mark = at && rowKeyOf(reading.view, at);
      return (
        <TimelineView view={reading.view} earlier={reading.earlier} later={reading.later} {...(mark ? { mark } : {})} />
      );
    }
  }
}
