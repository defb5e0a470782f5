import { AtSign } from "lucide-react";
import { useEffect, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { Mention } from "../../src-shared/mentions/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { TimelineView } from "../chat/timeline-view.tsx";
import { desk } from "../desk-link.ts";
import { store, useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { openConversationView } from "../view.ts";
import styles from "./mention-place.module.css";

const none: readonly Mention[] = [];

function seen({ id }: Mention): void {
  // What was not told stays in the list, and may be pressed again.
  desk.ask("mention.seen", { mention: id }).catch((error: unknown) => console.warn(error));
}

/** Notes of colleagues that name the one who sits here, until he has looked. */
export function MentionPlace() {
  const mentions = useDesk((state) => state.desk?.hub?.mentions) ?? none;
  const [reading, setReading] = useState<Mention | null>(null);
  const open = (mention: Mention) => {
    seen(mention);
    const isHere = store.getState().desk?.hub?.conversations.some((view) => idOf(view) === mention.conversation);
    if (isHere) openConversationView(store, mention.conversation);
    else setReading(mention);
  };
  return (
    <>
      {mentions.length > 0 ? (
        <ul className={styles["mentions"]} aria-label={text("mentions.list")}>
          {mentions.map((mention) => (
            <li key={mention.id}>
              <p className={styles["title"]}>
                <AtSign size={14} aria-hidden="true" /> {text("mentions.title", { by: mention.by })}
              </p>
              <p className={styles["words"]}>
                {text("mentions.about", {
                  visitor: mention.visitor || text("conversations.noName"),
                  words: mention.text,
                })}
              </p>
              <div className={styles["actions"]}>
                <Button size="small" look="primary" onPress={() => open(mention)}>
                  {text("mentions.open")}
                </Button>
                <Button size="small" look="soft" onPress={() => seen(mention)}>
                  {text("mentions.dismiss")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {reading ? (
        <ReadOnly
          conversation={reading.conversation}
          visitor={reading.visitor || text("conversations.noName")}
          onClose={() => setReading(null)}
        />
      ) : null}
    </>
  );
}

interface ReadOnlyProps {
  readonly conversation: ConversationId;
  readonly visitor: string;
  readonly onClose: () => void;
}

/** Another's conversation, as it is now. */
function ReadOnly({ conversation, visitor, onClose }: ReadOnlyProps) {
  const [read, setRead] = useState<ConversationView | Fault | null>(null);
  useEffect(() => {
    let isWanted = true;
    desk.ask("conversation.read", { conversation }).then(
      (view) => isWanted && setRead(view),
      (error: unknown) => isWanted && setRead(faultOf(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [conversation]);
  return (
    <Dialog title={text("mentions.readOnly", { visitor })} isOpen isDismissable onClose={onClose}>
      <div className={styles["place"]}>
        {read === null ? <WaitingLine isCentred>{text("mentions.reading")}</WaitingLine> : null}
        {read && "code" in read ? (
          <Banner look="warn" isBoxed title={text("mentions.fault")}>
            {faultText(read)}
          </Banner>
        ) : null}
        {read && !("code" in read) ? <TimelineView view={read} /> : null}
      </div>
    </Dialog>
  );
}
