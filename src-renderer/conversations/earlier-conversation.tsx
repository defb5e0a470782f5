import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { TimelineView } from "../chat/timeline-view.tsx";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import styles from "./earlier-conversation.module.css";

type Reading = { view: ConversationView } | { fault: Fault } | "reading";

/** The visitor's conversation before this one, to read; and from there the one before it. */
export function EarlierConversation({ first, onClose }: { first: ConversationId; onClose: () => void }) {
  const [id, setId] = useState(first);
  const [read, setRead] = useState<{ id: ConversationId; what: Reading }>({ id: first, what: "reading" });
  const what = read.id === id ? read.what : "reading";
  useEffect(() => {
    let isWanted = true;
    const show = (found: Reading) => isWanted && setRead({ id, what: found });
    desk.ask("conversation.read", { conversation: id }).then(
      (view) => show({ view }),
      (error: unknown) => show({ fault: faultOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  const before = typeof what === "object" && "view" in what ? what.view.public.summary.previous : null;
  return (
    <Dialog
      title={text("conversations.earlierTitle")}
      isOpen
      isDismissable
      onClose={onClose}
      footer={before ? <Button onPress={() => setId(before)}>{text("conversations.earlierBefore")}</Button> : undefined}
    >
      <div className={styles["place"]}>
        {what === "reading" ? (
          <WaitingLine isCentred>{text("conversations.earlierReading")}</WaitingLine>
        ) : "fault" in what ? (
          <Banner look="warn" isBoxed title={text("conversations.earlierFault")}>
            {faultText(what.fault)}
          </Banner>
        ) : (
          <TimelineView key={id} view={what.view} />
        )}
      </div>
    </Dialog>
  );
}
