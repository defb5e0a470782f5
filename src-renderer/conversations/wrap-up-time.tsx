import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { WrapUp } from "../../src-shared/wrap-up/model.ts";
import { useHubNow } from "../clock.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import { spokenDuration } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { say } from "../ui/spoken.tsx";
import { outcomeWords } from "./outcome-name.ts";
import { outcomeName } from "../../src-shared/wrap-up/rules.ts";
import { extendWrapUp, mayExtend } from "./wrap-up-desk.ts";
import styles from "./wrap-up.module.css";

/** From so many milliseconds on, what is left is a warning, and is said aloud once. */
const hurry = 10_000;

interface TimeProps {
  readonly wrapUp: WrapUp | undefined;
  readonly conversation: ConversationId;
  readonly endedAt: number | null;
}

/** How long it has been going on, or how long it still may. */
export function WrapUpTime({ wrapUp, conversation, endedAt }: TimeProps) {
  if (wrapUp && wrapUp.until !== null)
    return <TimeLeft wrapUp={wrapUp} until={wrapUp.until} conversation={conversation} />;
  if (endedAt === null) return null;
  return (
    <p className={styles["time"]}>
      {text("wrapUp.runs")} <RunningTime since={endedAt} />
    </p>
  );
}

function TimeLeft({ wrapUp, until, conversation }: { wrapUp: WrapUp; until: number; conversation: ConversationId }) {
  const left = until - useHubNow();
  const isHurry = left <= hurry;
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (isHurry) say(text("wrapUp.hurry"));
  }, [isHurry]);
  const extend = async () => {
    setAsking(true);
    await extendWrapUp(conversation);
    setAsking(false);
  };
  const { rules } = wrapUp;
  const byDefault =
    rules.onTimeOut === null ? null : outcomeWords(rules.onTimeOut, outcomeName(rules, rules.onTimeOut));
  return (
    <div className={styles["time"]}>
      <p>
        {text("wrapUp.endsIn")} <RunningTime until={until} tone={isHurry ? "warn" : "plain"} />
        {". "}
        {byDefault === null ? text("wrapUp.thenSaved") : text("wrapUp.thenSavedAs", { outcome: byDefault })}
      </p>
      {mayExtend(wrapUp) ? (
        <Button size="small" isWaiting={isAsking} onPress={() => void extend()}>
          {text("wrapUp.extend", { time: spokenDuration(rules.extension * 1000) })}
        </Button>
      ) : null}
    </div>
  );
}
