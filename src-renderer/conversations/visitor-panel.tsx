import { NotebookPen } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId, Page } from "../../src-shared/conversations/model.ts";
import { type ConversationView, conversationState } from "../../src-shared/conversations/state.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { safeHref } from "../chat/links.ts";
import { MessageText } from "../chat/message-text.tsx";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { clockTime, wholeTime } from "../text/times.ts";
import { Button } from "../ui/button.tsx";
import { keepDraft } from "../view.ts";
import { EarlierConversation } from "./earlier-conversation.tsx";
import styles from "./visitor-panel.module.css";

/** What is known of the visitor, beside the messages. */
export function VisitorPanel({ view }: { view: ConversationView }) {
  const { page, startedAt, queue, site, previous } = view.public.summary;
  const isActive = conversationState(view) === "active";
  return (
    <aside className={styles["panel"]} aria-label={text("conversations.panel")}>
      <Card title={text("conversations.panel")}>
        <dl className={styles["facts"]}>
          <dt>{text("conversations.page")}</dt>
          <dd>
            <PageLink page={page} />
          </dd>
          <dt>{text("conversations.hereSince")}</dt>
          <dd>
            <time dateTime={new Date(startedAt).toISOString()} title={wholeTime(startedAt)}>
              {clockTime(startedAt)}
            </time>
          </dd>
          <dt>{text("conversations.queue")}</dt>
          <dd>{queue.name}</dd>
          <dt>{text("conversations.site")}</dt>
          <dd>{site}</dd>
        </dl>
      </Card>
      <Card title={text("conversations.earlier")}>
        <Earlier previous={previous} />
      </Card>
      <Card title={text("conversations.notes")}>
        <Notes view={view} />
      </Card>
      {isActive ? (
        <Card title={text("conversations.outcome")}>
          <p className={styles["soft"]}>{text("conversations.outcomeHint")}</p>
        </Card>
      ) : null}
    </aside>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles["card"]} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The page's title; it is a link only when its address is a plain one. The visitor's own words are never markup. */
function PageLink({ page }: { page: Page | null }) {
  const words = page?.title || page?.url;
  if (!page || !words) return <span className={styles["soft"]}>{text("conversations.noPage")}</span>;
  const href = safeHref(page.url);
  if (!href) return <span title={page.url}>{words}</span>;
  return (
    <a href={href} title={page.url} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}

function Earlier({ previous }: { previous: ConversationId | null }) {
  const [isOpen, setOpen] = useState(false);
  if (previous === null) return <p className={styles["soft"]}>{text("conversations.earlierNone")}</p>;
  return (
    <>
      <span>
        <Button size="small" onPress={() => setOpen(true)}>
          {text("conversations.earlierShow")}
        </Button>
      </span>
      {isOpen ? <EarlierConversation first={previous} onClose={() => setOpen(false)} /> : null}
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
            <MessageText text={note.text} />
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
