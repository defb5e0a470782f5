import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { cleanText, longestText } from "../../src-shared/text/clean.ts";
import { text } from "../text/text.ts";
import type { Widget } from "../widget-ports.ts";

interface ComposerProps {
  widget: Widget;
  ended: boolean;
  /** What else can be started from here. */
  children: ComponentChildren;
}

export function Composer({ widget, ended, children }: ComposerProps) {
  const [draft, setDraft] = useState(() => widget.draft());
  const box = useRef<HTMLTextAreaElement>(null);
  const clean = cleanText(draft);
  const over = clean.length - longestText;
  const files = widget.files.value;
  const chat = widget.chat.value;
  const edit = chat?.edit.value;
  const coming = files?.state.value;
  const sendable = (clean !== "" || coming === "ready") && over <= 0 && coming !== "coming";

  useEffect(() => {
    const field = box.current!;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }, [draft]);

  // An own message that is changed takes the place of what was begun, until it is saved or left.
  useEffect(() => setDraft(edit?.text ?? widget.draft()), [widget, edit]);

  /** Kept at once: the page may go before it is drawn. */
  function write(text: string): void {
    setDraft(text);
    if (edit) return;
    widget.keepDraft(text);
    chat?.wrote(text);
  }

  function send(): void {
    if (!sendable) return;
    if (edit) return chat?.save(clean);
    widget.send(draft);
    write("");
    box.current?.focus();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {over > 0 && (
        <p class="fault" role="alert">
          {text("composer.tooLong", { over })}
        </p>
      )}
      {chat && <chat.Above />}
      {files && <files.Tray />}
      <div class="line">
        <textarea
          ref={box}
          rows={1}
          aria-label={text("composer.message")}
          placeholder={text(ended ? "composer.again" : "composer.hint")}
          value={draft}
          data-first
          onInput={({ currentTarget }) => {
            write(currentTarget.value);
            if (!edit) widget.writing();
          }}
          onKeyDown={(event) => {
            // Enter also closes an input method's list of candidates; that one is not ours.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        {!ended && files && <files.Clip />}
        {children}
        <button class="primary" type="submit" aria-disabled={!sendable}>
          {text("composer.send")}
        </button>
      </div>
    </form>
  );
}
