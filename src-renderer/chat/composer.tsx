import { MessageSquareQuote, NotebookPen, Pencil, SendHorizontal, Smile } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { longestText } from "../../src-shared/text/clean.ts";
import { useMay } from "../accounts/may.ts";
import { CannedList } from "../canned/canned-list.tsx";
import { cannedShown } from "../canned/canned-actions.ts";
import { PromptsDialog } from "../canned/prompts-dialog.tsx";
import { useCanned } from "../canned/use-canned.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { AttachButton } from "../uploads/attach-button.tsx";
import { placeOf } from "../uploads/place.ts";
import { TrayView } from "../uploads/tray-view.tsx";
import { Completion } from "./completion-list.tsx";
import { ComposerBars } from "./composer-bars.tsx";
import { composerShown, focusComposer } from "./composer-focus.ts";
import styles from "./composer.module.css";
import { EmojiPicker } from "./emoji-picker.tsx";
import { useCompletion } from "./use-completion.ts";
import { useWriting } from "./use-writing.ts";

/** From so many characters on, how many are left is shown. */
const nearLimit = 500;

export interface ComposerProps {
  readonly conversation: ConversationId;
  /** More that may be put into a message or begun from here: the camera. */
  readonly tools?: ReactNode;
  /** Nothing may be written to the visitor, who knows nothing of this agent. */
  readonly isNoteOnly?: boolean;
}

const icons = { message: SendHorizontal, note: NotebookPen, edit: Pencil } as const;

/** Where a message, or a note for colleagues, is written. What was begun stays with its conversation. */
export function Composer({ conversation, tools, isNoteOnly = false }: ComposerProps) {
  const writing = useWriting(conversation, isNoteOnly);
  const mayNote = useMay("Conversation > Note > Write");
  const { mode, words, over, isEmpty, isWaiting } = writing;
  const [isPicking, setPicking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const area = useCallback(
    (element: HTMLTextAreaElement | null) => {
      field.current = element;
      composerShown(conversation, element);
    },
    [conversation],
  );
  const completion = useCompletion({ words, field, write: writing.write, isNote: mode === "note" });
  const place = placeOf(conversation, mode === "note" ? "note" : "message");
  const canned = useCanned({ conversation, place: mode === "edit" ? null : place, words, field, write: writing.write });
  useEffect(() => cannedShown(conversation, canned.begin));
  const pressed = (event: KeyboardEvent) => {
    // Enter that chooses a word of an input method is not meant for us.
    if (event.nativeEvent.isComposing || completion.pressed(event) || canned.pressed(event)) return;
    if (event.key === "Escape" && isPicking) {
      setPicking(false);
      return event.preventDefault();
    }
    if (event.key === "Escape" && writing.cancel()) return event.preventDefault();
    if (event.key === "ArrowUp" && words === "" && writing.editLast()) return event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  const send = () => {
    setPicking(false);
    writing.send();
  };
  const put = (sign: string) => {
    const element = field.current;
    const [start, end] = [element?.selectionStart ?? words.length, element?.selectionEnd ?? words.length];
    writing.write(words.slice(0, start) + sign + words.slice(end));
    setPicking(false);
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(start + sign.length, start + sign.length);
    });
  };
  const Icon = icons[mode];

  return (
    <>
      <form
        className={classes(styles["composer"], styles[mode])}
        data-mode={mode}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {mode === "note" ? (
          <p className={styles["mode"]}>
            <NotebookPen size={14} aria-hidden="true" />
            <b>{text("chat.noteMode")}</b> {text("chat.noteHint")}
          </p>
        ) : null}
        <ComposerBars conversation={conversation} writing={writing} />
        <TrayView place={place} />
        <div className={styles["field"]}>
          <Completion completion={completion} />
          <CannedList canned={canned} />
          <TextArea
            label={text(mode === "note" ? "chat.note" : "chat.message")}
            isLabelHidden
            isBare
            mostRows={9}
            placeholder={text(mode === "note" ? "chat.notePlaceholder" : "chat.messagePlaceholder")}
            value={words}
            onChange={writing.write}
            onKeyDownHere={pressed}
            onSelect={() => {
              completion.moved();
              canned.moved();
            }}
            areaRef={area}
            fault={over > 0 ? text("chat.tooLong", { over, most: longestText }) : null}
          />
        </div>
        {isPicking ? <EmojiPicker onPick={put} onClose={() => setPicking(false)} /> : null}
        <div className={styles["tools"]}>
          {tools}
          {mode === "edit" ? null : <AttachButton conversation={conversation} kind={mode} />}
          <IconButton label={text("canned.insert")} onPress={canned.begin}>
            <MessageSquareQuote aria-hidden="true" />
          </IconButton>
          <IconButton label={text("chat.emoji")} aria-expanded={isPicking} onPress={() => setPicking(!isPicking)}>
            <Smile aria-hidden="true" />
          </IconButton>
          {isNoteOnly || !mayNote || mode === "edit" ? null : (
            <IconButton
              label={text("chat.noteSwitch")}
              aria-pressed={mode === "note"}
              onPress={() => {
                writing.switchMode();
                // Who says what he will write writes it next.
                focusComposer(conversation);
              }}
            >
              <NotebookPen aria-hidden="true" />
            </IconButton>
          )}
          <span className={styles["says"]}>
            {isWaiting ? text("uploads.wait") : null}
            {!isWaiting && over <= 0 && over > -nearLimit ? text("chat.left", { left: -over }) : ""}
          </span>
          <Button
            type="submit"
            look="primary"
            icon={<Icon aria-hidden="true" />}
            isDisabled={isEmpty || isWaiting || over > 0}
            isWaiting={writing.isSaving}
          >
            {text(mode === "note" ? "chat.addNote" : mode === "edit" ? "chat.saveEdit" : "chat.send")}
          </Button>
        </div>
      </form>
      <PromptsDialog canned={canned} />
    </>
  );
}
