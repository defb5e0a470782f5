import { MessagesSquare } from "lucide-react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { EmptyPlace } from "../ui/empty-place.tsx";
import { WaitingLine } from "../ui/spinner.tsx";
import { ColumnsView } from "./columns-view.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import styles from "./conversations-room.module.css";
import { conversationOf } from "./selectors.ts";

/** The room where the work is done: the list on the left, the open conversation beside it. */
export function ConversationsRoom() {
  return (
    <div className={styles["room"]}>
      <div className={styles["columns"]}>
        <ConversationList />
        <ColumnsView>{(id) => <OpenConversation chosen={id} />}</ColumnsView>
      </div>
    </div>
  );
}

function OpenConversation({ chosen }: { chosen: ConversationId | null }) {
  const held = useDesk((state) => conversationOf(state, chosen));
  const hasAny = useDesk(({ desk }) => (desk?.hub?.conversations.length ?? 0) > 0);
  const isOpening = useDesk(({ view, desk }) => chosen !== null && view.opening === chosen && desk?.hub !== null);
  if (held) return <ConversationPane key={chosen} held={held} />;
  return (
    <div className={styles["empty"]}>
      {isOpening ? (
        <WaitingLine isCentred>{text("conversations.opening")}</WaitingLine>
      ) : (
        <EmptyPlace
          icon={<MessagesSquare />}
          title={text(hasAny ? "conversations.chooseTitle" : "conversations.emptyTitle")}
          isHeading
        >
          {text(hasAny ? "conversations.chooseText" : "conversations.emptyText")}
        </EmptyPlace>
      )}
    </div>
  );
}
