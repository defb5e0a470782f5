import { AppWindow } from "lucide-react";
import type { ReactNode } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { AskMenu } from "../requests/ask-menu.tsx";
import { ShowRequest } from "../requests/show-request.tsx";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { StageArea } from "../video/stage-area.tsx";
import { useSummary } from "../video/stage.tsx";
import { bringBack, canShow, popOut } from "./desk-side.ts";
import { useIsOut } from "./outs.ts";
import styles from "./place.module.css";
import { ownWindowOf } from "./where.ts";

interface PlaceProps {
  readonly conversation: ConversationId;
  readonly name: string;
  readonly isOwner: boolean;
  readonly children: ReactNode;
}

/** Where the messages of a conversation stand: with its call, or in its own window without, or here only the way there. */
export function Place({ conversation, name, isOwner, children }: PlaceProps) {
  const isOut = useIsOut(conversation);
  if (ownWindowOf !== null)
    return (
      <>
        <CallLine conversation={conversation} name={name} />
        <div className={styles["own"]}>{children}</div>
      </>
    );
  return (
    <StageArea conversation={conversation}>
      {isOut ? <InOwnWindow conversation={conversation} name={name} isOwner={isOwner} /> : children}
    </StageArea>
  );
}

/** What is begun with the visitor beside writing is begun, and answered, here. */
function InOwnWindow({ conversation, name, isOwner }: Omit<PlaceProps, "children">) {
  return (
    <div className={styles["out"]}>
      {isOwner ? <ShowRequest conversation={conversation} /> : null}
      <EmptyPlace
        icon={<AppWindow />}
        title={text("popOut.isOut")}
        action={
          <div className={styles["row"]}>
            <Button look="primary" onPress={() => bringBack(conversation)}>
              {text("popOut.back")}
            </Button>
            {canShow(conversation) ? <Button onPress={() => popOut(conversation)}>{text("popOut.show")}</Button> : null}
            {isOwner ? <AskMenu conversation={conversation} /> : null}
          </div>
        }
      >
        {text("popOut.isOutText", { name })}
      </EmptyPlace>
    </div>
  );
}

/** Where the call is, for who looks at the conversation's own window. */
function CallLine({ conversation, name }: Pick<PlaceProps, "conversation" | "name">) {
  const summary = useSummary(conversation);
  if (summary?.state !== "active" || (!summary.call && !summary.invite)) return null;
  return <output className={styles["call"]}>{text(summary.call ? "popOut.call" : "popOut.invites", { name })}</output>;
}
