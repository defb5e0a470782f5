import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { Banner } from "../ui/banner.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import styles from "./edits-dialog.module.css";
import { messageOf } from "./may-change.ts";
import { MessageText } from "./message-text.tsx";
import type { MessageRow } from "./row.ts";

type Edits = ReadonlyArray<{ readonly text: string; readonly at: number }>;

/** The texts that a message had before; for staff alone. */
export function EditsDialog({
  conversation,
  row,
  onClose,
}: {
  conversation: ConversationId;
  row: MessageRow;
  onClose: () => void;
}) {
  const [read, setRead] = useState<Edits | Fault | null>(null);
  useEffect(() => {
    let isWanted = true;
    desk.ask("chat.edits", { conversation, message: messageOf(row) }).then(
      ({ edits }) => isWanted && setRead(edits),
      (error: unknown) => isWanted && setRead(faultOf(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [conversation, row]);
  return (
    <Dialog title={text("chat.editsTitle")} isOpen isDismissable onClose={onClose}>
      {read === null ? <WaitingLine isCentred>{text("chat.editsReading")}</WaitingLine> : null}
      {read && "code" in read ? (
        <Banner look="warn" isBoxed title={text("chat.editsFault")}>
          {faultText(read)}
        </Banner>
      ) : null}
      {read && !("code" in read) ? (
        <ol className={styles["edits"]}>
          {read.map((edit) => (
            <li key={edit.at}>
              <p className={styles["until"]}>{text("chat.editsUntil", { time: wholeTime(edit.at) })}</p>
              <MessageText text={edit.text} />
            </li>
          ))}
          <li>
            <p className={styles["until"]}>{text("chat.editsNow")}</p>
            <MessageText text={row.text} />
          </li>
        </ol>
      ) : null}
    </Dialog>
  );
}
