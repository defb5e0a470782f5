import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { openToWrite } from "./choose.ts";
import styles from "./columns-view.module.css";
import { overviewOf } from "./overview.ts";
import { conversationOf } from "./selectors.ts";

/** The open conversations by name, where the window is too narrow for all of them. */
export function ColumnTabs({ ids, active }: { ids: readonly ConversationId[]; active: ConversationId | null }) {
  return (
    <nav className={styles["tabs"]} aria-label={text("columns.tabs")}>
      {ids.map((id) => (
        <ColumnTab key={id} id={id} isActive={id === active} />
      ))}
    </nav>
  );
}

function ColumnTab({ id, isActive }: { id: ConversationId; isActive: boolean }) {
  const held = useDesk((state) => conversationOf(state, id));
  const read = useDesk(({ view }) => view.read[id] ?? 0);
  const unread = held ? overviewOf(held, read).unread : 0;
  return (
    <Button
      look={isActive ? "quiet" : "soft"}
      {...(isActive ? { "aria-current": "true" as const } : {})}
      onPress={() => openToWrite(id)}
    >
      <span className={styles["tabName"]}>{held?.public.summary.visitor.name || text("conversations.noName")}</span>
      {unread > 0 ? <Badge count={unread} words={text("conversations.unread", { count: unread })} /> : null}
    </Button>
  );
}
