import { PanelRight } from "lucide-react";
import { type ReactNode, type Ref, useEffect, useState } from "react";
import { usePanePlace } from "./pane-place.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { useHubNow } from "../clock.ts";
import { desk } from "../desk-link.ts";
import { registerActions } from "../frame/actions.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/badge.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Timer } from "../ui/timer.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./conversation-head.module.css";
import type { Overview } from "./overview.ts";

export interface ConversationHeadProps {
  readonly row: Overview;
  /** Whether it is this agent's: who only takes part ends nothing. */
  readonly isOwner: boolean;
  /** Who else has to do with it. */
  readonly people?: ReactNode;
  /** What can be done with the whole conversation beside ending it. */
  readonly tools?: ReactNode;
  /** Into a window of its own, or back. */
  readonly place?: ReactNode;
  /** What may be begun with the visitor. */
  readonly invites?: ReactNode;
  /** Takes it off the screen, where there is another one beside it. */
  readonly end?: ReactNode;
  readonly isPanelOpen: boolean;
  readonly panelButton: Ref<HTMLButtonElement>;
  readonly onPanel: () => void;
}

/** Who it is, for how long, and what can be done with the whole conversation. */
export function ConversationHead({
  row,
  isOwner,
  people,
  tools,
  place,
  invites,
  end,
  isPanelOpen,
  panelButton,
  onPanel,
}: ConversationHeadProps) {
  const { isActive: isMeant } = usePanePlace();
  const [isEnding, setEnding] = useState(false);
  const now = useHubNow();
  const name = row.visitor || text("conversations.noName");
  const isActive = row.state === "active" && isOwner;

  const endIt = async () => {
    setEnding(true);
    try {
      await desk.ask("conversation.end", { conversation: row.id });
    } catch (error) {
      toasts.show({ look: "warn", title: text("conversations.endFault"), words: faultText(faultOf(error)) });
    } finally {
      setEnding(false);
    }
  };
  useEffect(() => {
    if (!isActive || !isMeant) return undefined;
    return registerActions(() => [
      {
        id: "conversation.end",
        label: text("conversations.end"),
        group: text("conversations.list"),
        shortcut: "Alt+Shift+X",
        run: () => void endIt(),
      },
    ]);
  });
  return (
    <header className={styles["head"]} data-unless-full>
      <div className={styles["who"]}>
        <h1 className={styles["name"]} title={name}>
          {name}
        </h1>
        <span className={styles["facts"]}>
          <Chip>{row.queue}</Chip>
          <span className={styles["time"]}>
            <Timer elapsed={(row.endedAt ?? now) - row.startedAt} />
          </span>
          {place}
        </span>
      </div>
      <span className={styles["panelButton"]}>
        <IconButton
          ref={panelButton}
          label={text("conversations.panelButton")}
          aria-expanded={isPanelOpen}
          onPress={onPanel}
        >
          <PanelRight aria-hidden="true" />
        </IconButton>
        {end}
      </span>
      <span className={styles["actions"]}>
        {isActive ? invites : null}
        {tools}
        {isActive ? (
          <Button
            look="danger"
            aria-label={text("conversations.end")}
            isWaiting={isEnding}
            onPress={() => void endIt()}
          >
            <span className={styles["long"]}>{text("conversations.end")}</span>
            <span className={styles["short"]}>{text("conversations.endShort")}</span>
          </Button>
        ) : null}
      </span>
      {people ? <div className={styles["people"]}>{people}</div> : null}
    </header>
  );
}
