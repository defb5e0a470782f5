import { ArchiveX, ArrowLeft, RotateCw } from "lucide-react";
import { useState } from "react";
import type { CallLogEntry } from "../../src-shared/call-log/model.ts";
import { TimelineView } from "../chat/timeline-view.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { CallLogFacts } from "./call-log-facts.tsx";
import styles from "./call-log-detail.module.css";
import { useKept } from "./use-kept.ts";

/** One conversation as it was, for reading. */
export function CallLogDetail({ entry, onBack }: { entry: CallLogEntry; onBack: () => void }) {
  const name = entry.visitor || text("callLog.noName");
  return (
    <section className={styles["detail"]} aria-label={text("callLog.conversation", { name })}>
      <header className={styles["head"]}>
        <span className={styles["back"]}>
          <IconButton label={text("callLog.back")} onPress={onBack}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        </span>
        <h2 className={styles["name"]} title={name}>
          {name}
        </h2>
      </header>
      <CallLogFacts entry={entry} />
      <div className={styles["said"]}>
        <KeptConversation entry={entry} />
      </div>
    </section>
  );
}

function KeptConversation({ entry }: { entry: CallLogEntry }) {
  const [tries, setTries] = useState(0);
  // What the list says of it grows with the conversation; then it is read again.
  const kept = useKept(entry.conversation, tries + entry.messages + entry.calls);
  switch (kept.state) {
    case "reading":
      return <WaitingLine isCentred>{text("callLog.readingOne")}</WaitingLine>;
    case "read":
      return <TimelineView view={kept.view} />;
    case "gone":
      return (
        <EmptyPlace icon={<ArchiveX />} title={text("callLog.gone")}>
          {text("callLog.goneText")}
        </EmptyPlace>
      );
    case "fault":
      return (
        <div className={styles["fault"]}>
          <Banner
            look="bad"
            isBoxed
            title={text("callLog.faultTitle")}
            action={
              <Button icon={<RotateCw aria-hidden="true" />} onPress={() => setTries(tries + 1)}>
                {text("callLog.retry")}
              </Button>
            }
          >
            {faultText(kept.fault)}
          </Banner>
        </div>
      );
  }
}
