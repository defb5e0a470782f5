import { useCallback, useMemo, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { useMay } from "../accounts/may.ts";
import { Composer } from "../chat/composer.tsx";
import { wholeOf } from "../chat/entries.ts";
import { ColleaguesHere } from "../chat/colleagues-here.tsx";
import { usePreview } from "../chat/signs.ts";
import { TimelineView } from "../chat/timeline-view.tsx";
import { useEarlier } from "../chat/use-earlier.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { discard, sendAgain } from "../outbox.ts";
import { AskMenu } from "../requests/ask-menu.tsx";
import { ShowRequest } from "../requests/show-request.tsx";
import { useIsOut } from "../pop-out/outs.ts";
import { Place } from "../pop-out/place.tsx";
import { PopOutButton } from "../pop-out/pop-out-button.tsx";
import { ownWindowOf } from "../pop-out/where.ts";
import { useAskedBeside } from "../screen-pop/beside-tabs.tsx";
import { type OnTheWay, store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { HeadTools } from "../transfers/head-tools.tsx";
import { PeopleIn } from "../transfers/people-in.tsx";
import { isWithVisitor, standingOf } from "../transfers/standing.ts";
import { TransferBars } from "../transfers/transfer-bars.tsx";
import { classes } from "../ui/classes.ts";
import { FileHearing } from "../uploads/file-hearing.tsx";
import { InviteButton } from "../video/invite-button.tsx";
import { markRead } from "../view.ts";
import { VisitorPanel } from "../visitor-panel/visitor-panel.tsx";
import { CloseColumn } from "./close-column.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import styles from "./conversation-pane.module.css";
import { overviewOf } from "./overview.ts";
import { useEscape } from "./use-escape.ts";
import { WrapUp } from "./wrap-up.tsx";

const nothing: readonly OnTheWay[] = [];
/** Calls and what leads to them stay in the desk's window. */
const isOwnWindow = ownWindowOf !== null;

/** One conversation: its head, the stage, the messages, and what is written; the visitor beside it. */
export function ConversationPane({ held }: { held: ConversationView }) {
  const id = idOf(held);
  const older = useDesk(({ view }) => view.older[id]);
  const read = useDesk(({ view }) => view.read[id] ?? 0);
  const outbox = useDesk((state) => state.outbox[id]) ?? nothing;
  const isWriting = useDesk(({ view }) => id in view.typing);
  const preview = usePreview(id);
  const isOut = useIsOut(id);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const panelButton = useEscape(isPanelOpen, () => setPanelOpen(false));
  useAskedBeside(id, () => setPanelOpen(true));
  const whole = useMemo(() => wholeOf(held, older), [held, older]);
  const me = useDesk(({ desk }) => desk?.hub?.account.id);
  const row = useMemo(() => overviewOf(held, read, me), [held, read, me]);
  const standing = standingOf(held, me);
  const isOwner = standing === "owner";
  const mayWrite = useMay("Conversation > Chat > Answer") && isWithVisitor(standing);
  const mayNote = useMay("Conversation > Note > Write");
  const earlier = useEarlier(whole);
  const seen = useCallback((seq: number) => markRead(store, id, seq), [id]);
  const actions = useMemo(
    () => ({
      again: (message: string) => void sendAgain({ store, machine, ask: desk.ask }, id, message),
      discard: (message: string) => discard(store, id, message),
    }),
    [id],
  );
  const name = row.visitor || text("conversations.noName");
  return (
    <div className={classes(styles["pane"], isPanelOpen && styles["panelOpen"])}>
      <section className={styles["talk"]} aria-label={text("conversations.pane", { name })}>
        <ConversationHead
          row={row}
          isOwner={isOwner}
          people={
            <>
              <PeopleIn view={held} />
              {isOut ? null : <ColleaguesHere conversation={id} />}
            </>
          }
          tools={isOut ? null : <HeadTools view={held} />}
          place={<PopOutButton conversation={id} name={name} />}
          end={<CloseColumn conversation={id} />}
          invites={isOwnWindow ? null : <InviteButton conversation={id} look="words" />}
          isPanelOpen={isPanelOpen}
          panelButton={panelButton}
          onPanel={() => setPanelOpen(!isPanelOpen)}
        />
        <TransferBars view={held} />
        <Place conversation={id} name={name} isOwner={isOwner}>
          <FileHearing
            conversation={id}
            mayMessage={mayWrite && row.state === "active"}
            mayNote={mayNote && row.state === "active"}
          >
            <TimelineView
              view={whole}
              outbox={outbox}
              actions={actions}
              earlier={earlier}
              isWriting={isWriting && row.state === "active"}
              preview={row.state === "active" ? preview : undefined}
              mayReply={row.state === "active" && mayWrite}
              read={read}
              onSeen={seen}
            />
            {row.state === "active" ? (
              <>
                {isOwner && !isOwnWindow ? <ShowRequest conversation={id} /> : null}
                {mayWrite || mayNote ? (
                  <Composer
                    conversation={id}
                    isNoteOnly={!mayWrite}
                    tools={
                      isOwner && !isOwnWindow ? (
                        <>
                          <InviteButton conversation={id} />
                          <AskMenu conversation={id} />
                        </>
                      ) : null
                    }
                  />
                ) : null}
              </>
            ) : (
              <WrapUp view={held} />
            )}
          </FileHearing>
        </Place>
      </section>
      <div className={styles["panel"]} data-unless-full>
        <VisitorPanel view={whole} />
      </div>
    </div>
  );
}
