import { type MouseEvent, useMemo } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { isApple } from "../frame/shortcut.ts";
import { MentionPlace } from "../mentions/mention-place.tsx";
import { OfferPlace } from "../queues/offer-place.tsx";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { ListBox } from "../ui/list-box.tsx";
import { IncomingVideoPlace } from "../video/incoming-video.tsx";
import { showConversation } from "./choose.ts";
import styles from "./conversation-list.module.css";
import { ConversationRow } from "./conversation-row.tsx";
import { rememberColumns } from "./before-drag.ts";
import { openAtSide } from "./open-at-side.ts";
import { overviews } from "./selectors.ts";

/** With Ctrl or Command a row opens beside what is open; the list does not hear of it. */
function clickedWithMod(event: MouseEvent): void {
  const id = rowWithMod(event);
  if (!id) return;
  event.stopPropagation();
  event.preventDefault();
  openAtSide(id);
}

function pressedWithMod(event: MouseEvent): void {
  rememberColumns();
  if (rowWithMod(event)) event.stopPropagation();
}

function rowWithMod(event: MouseEvent): ConversationId | undefined {
  if (!(isApple ? event.metaKey : event.ctrlKey) || !(event.target instanceof Element)) return undefined;
  return event.target.closest<HTMLElement>("[role=option]")?.dataset["key"] as ConversationId | undefined;
}

/** The left column: what is offered, and what is going on. */
export function ConversationList() {
  const hub = useDesk(({ desk }) => desk?.hub ?? null);
  const read = useDesk(({ view }) => view.read);
  const chosen = useDesk(({ view }) => view.conversation);
  const rows = useMemo(() => overviews({ desk: hub && { hub }, view: { read } }), [hub, read]);
  const open = rows.filter(({ parked }) => !parked);
  const aside = rows.filter(({ parked }) => parked);
  return (
    <section className={styles["column"]} aria-label={text("conversations.list")} data-unless-full>
      <OfferPlace />
      <MentionPlace />
      <h2 className={styles["caption"]}>{text("conversations.list")}</h2>
      <div className={styles["rows"]} onPointerDownCapture={pressedWithMod} onClickCapture={clickedWithMod}>
        <ListBox
          label={text("conversations.list")}
          items={open}
          chosen={open.some(({ id }) => id === chosen) ? chosen : null}
          onChoose={({ id }) => showConversation(id)}
          wordsOf={({ visitor }) => visitor || text("conversations.noName")}
          empty={<p className={styles["empty"]}>{text("conversations.emptyList")}</p>}
        >
          {(row) => <ConversationRow row={row} />}
        </ListBox>
        {aside.length > 0 ? (
          <>
            <h2 className={styles["inner"]}>{text("park.list")}</h2>
            <ListBox
              label={text("park.list")}
              items={aside}
              chosen={aside.some(({ id }) => id === chosen) ? chosen : null}
              onChoose={({ id }) => showConversation(id)}
              wordsOf={({ visitor }) => visitor || text("conversations.noName")}
            >
              {(row) => <ConversationRow row={row} />}
            </ListBox>
          </>
        ) : null}
      </div>
      <IncomingVideoPlace />
    </section>
  );
}
