import { NotebookPen } from "lucide-react";
import { useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import { type ConversationView, conversationState } from "../../src-shared/conversations/state.ts";
import type { PastConversation } from "../../src-shared/history/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { MessageText } from "../chat/message-text.tsx";
import { PastConversationView } from "../history/past-conversation.tsx";
import { BesideTabs } from "../screen-pop/beside-tabs.tsx";
import { OutsideCard } from "../screen-pop/outside-card.tsx";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { clockTime, wholeTime } from "../text/times.ts";
import { TranscriptButton } from "../transcript/transcript-button.tsx";
import { Button } from "../ui/button.tsx";
import { MessageFiles } from "../uploads/message-files.tsx";
import { keepDraft } from "../view.ts";
import { AttributeList } from "./attributes.tsx";
import { Card, Fact } from "./card.tsx";
import { Circumstances } from "./circumstances.tsx";
import { EarlierList } from "./earlier-list.tsx";
import { FilledIn } from "./filled-in.tsx";
import { OutsideLink } from "./outside-link.tsx";
import { OwnFields } from "./own-fields.tsx";
import { PageHistory } from "./pages.tsx";
import { usePanelRules } from "./use-panel-rules.ts";
import { useVisitor } from "./use-visitor.ts";
import styles from "./visitor-panel.module.css";
import { Who } from "./who.tsx";

/** What stands beside the messages: the visitor, and pages of other systems that open there. */
export function VisitorPanel({ view }: { view: ConversationView }) {
  return (
    <aside className={styles["aside"]} aria-label={text("conversations.panel")}>
      <BesideTabs conversation={idOf(view)}>
        <VisitorSide view={view} />
      </BesideTabs>
    </aside>
  );
}

/** What is known of the visitor; and one of his earlier conversations, to read beside this one. */
function VisitorSide({ view }: { view: ConversationView }) {
  const [past, setPast] = useState<PastConversation | null>(null);
  const { rules, outside } = usePanelRules();
  if (past)
    return (
      <div className={styles["beside"]} data-reading>
        <PastConversationView key={past.id} past={past} at={null} onBack={() => setPast(null)} />
      </div>
    );
  return (
    <div className={styles["panel"]}>
      <AboutVisitor view={view} />
      <FilledIn {...view.public.summary} />
      {outside ? <OutsideCard conversation={idOf(view)} /> : null}
      <OwnFields conversation={idOf(view)} fields={rules.fields} />
      <Card title={text("conversations.earlier")}>
        <EarlierList conversation={idOf(view)} onOpen={setPast} />
      </Card>
      <Card title={text("conversations.notes")}>
        <Notes view={view} />
      </Card>
      <TranscriptButton conversation={idOf(view)} />
      {conversationState(view) === "active" ? (
        <Card title={text("conversations.outcome")}>
          <p className={styles["soft"]}>{text("conversations.outcomeHint")}</p>
        </Card>
      ) : null}
    </div>
  );
}

function AboutVisitor({ view }: { view: ConversationView }) {
  const { page: began, startedAt, queue, site } = view.public.summary;
  const { visitor, fault } = useVisitor(idOf(view));
  const page = visitor?.pages[0] ?? began;
  const words = page?.title || page?.url;
  return (
    <>
      <Card title={text("conversations.panel")}>
        {visitor ? <Who visitor={visitor} /> : null}
        {fault ? <p className={styles["soft"]}>{faultText(fault)}</p> : null}
        <dl className={styles["facts"]}>
          <Fact name={text("conversations.page")}>
            {page && words ? (
              <OutsideLink address={page.url} words={words} />
            ) : (
              <span className={styles["soft"]}>{text("conversations.noPage")}</span>
            )}
          </Fact>
          <Fact name={text("conversations.hereSince")}>
            <time dateTime={new Date(startedAt).toISOString()} title={wholeTime(startedAt)}>
              {clockTime(startedAt)}
            </time>
          </Fact>
          <Fact name={text("conversations.queue")}>{queue.name}</Fact>
          <Fact name={text("conversations.site")}>{site}</Fact>
        </dl>
        {visitor ? <Circumstances visitor={visitor} /> : null}
        {visitor ? <PageHistory pages={visitor.pages} /> : null}
      </Card>
      {visitor ? (
        <Card title={text("visitorPanel.attributes")}>
          <AttributeList attributes={visitor.attributes} />
        </Card>
      ) : null}
    </>
  );
}

function Notes({ view }: { view: ConversationView }) {
  const id = idOf(view);
  const notes = view.staff.entries.flatMap(({ event }) => (event.type === "note.added" ? [event] : []));
  const write = () => {
    keepDraft(store, id, { kind: "note" });
    focusComposer(id);
  };
  return (
    <>
      {notes.length === 0 ? <p className={styles["soft"]}>{text("conversations.notesNone")}</p> : null}
      <ul className={styles["notes"]}>
        {notes.map(({ note, at }) => (
          <li key={note.id}>
            {note.attachments ? <MessageFiles conversation={id} files={note.attachments} /> : null}
            {note.text === "" ? null : <MessageText text={note.text} />}
            <p className={styles["by"]}>
              {note.by.name} · {clockTime(at)}
            </p>
          </li>
        ))}
      </ul>
      {conversationState(view) === "active" ? (
        <span>
          <Button size="small" icon={<NotebookPen aria-hidden="true" />} onPress={write}>
            {text("conversations.addNote")}
          </Button>
        </span>
      ) : null}
    </>
  );
}
