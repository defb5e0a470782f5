import { SendHorizontal, NotebookPen } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useCallback, useMemo } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { cleanText, longestText } from "../../src-shared/text/clean.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { sendText } from "../outbox.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { emptyDraft, keepDraft } from "../view.ts";
import { composerShown } from "./composer-focus.ts";
import styles from "./composer.module.css";
import { typingTold } from "./typing.ts";

/** From so many characters on, how many are left is shown. */
const nearLimit = 500;

export interface ComposerProps {
  readonly conversation: ConversationId;
  /** More that may be put into a message or begun from here: the camera. */
  readonly tools?: ReactNode;
  /** Nothing may be written to the visitor, who knows nothing of this agent. */
  readonly isNoteOnly?: boolean;
}

/** Where a message, or a note for colleagues, is written. What was begun stays with its conversation. */
export function Composer({ conversation, tools, isNoteOnly = false }: ComposerProps) {
  const draft = useDesk(({ view }) => view.drafts[conversation]) ?? emptyDraft;
  const told = useMemo(() => typingTold(desk.ask, machine, conversation), [conversation]);
  const area = useCallback(
    (element: HTMLTextAreaElement | null) => composerShown(conversation, element),
    [conversation],
  );
  const kind = isNoteOnly ? "note" : draft.kind;
  const isNote = kind === "note";
  const words = draft[kind];
  const clean = cleanText(words);
  const over = clean.length - longestText;

  const send = () => {
    if (clean.length === 0 || over > 0) return;
    keepDraft(store, conversation, { [kind]: "" });
    void sendText({ store, machine, ask: desk.ask }, conversation, kind, clean);
  };
  const pressed = (event: KeyboardEvent) => {
    // Enter that chooses a word of an input method is not meant for us.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const write = (value: string) => {
    keepDraft(store, conversation, { [kind]: value });
    if (!isNote && value !== "") told();
  };

  return (
    <form
      className={classes(styles["composer"], isNote && styles["note"])}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        label={text(isNote ? "chat.note" : "chat.message")}
        isLabelHidden
        isBare
        mostRows={9}
        placeholder={text(isNote ? "chat.notePlaceholder" : "chat.messagePlaceholder")}
        value={words}
        onChange={write}
        onKeyDownHere={pressed}
        areaRef={area}
        fault={over > 0 ? text("chat.tooLong", { over, most: longestText }) : null}
      />
      <div className={styles["tools"]}>
        {tools}
        {isNoteOnly ? null : (
          <IconButton
            label={text("chat.noteSwitch")}
            aria-pressed={isNote}
            onPress={() => keepDraft(store, conversation, { kind: isNote ? "message" : "note" })}
          >
            <NotebookPen aria-hidden="true" />
          </IconButton>
        )}
        <span className={styles["says"]}>
          {over <= 0 && over > -nearLimit ? text("chat.left", { left: -over }) : isNote ? text("chat.noteHint") : ""}
        </span>
        <Button
          type="submit"
          look="primary"
          icon={<SendHorizontal aria-hidden="true" />}
          isDisabled={clean.length === 0 || over > 0}
        >
          {text("chat.send")}
        </Button>
      </div>
    </form>
  );
}
