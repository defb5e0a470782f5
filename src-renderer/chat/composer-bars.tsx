import { CornerUpLeft, Pencil, TriangleAlert, X } from "lucide-react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationOf } from "../conversations/selectors.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { wordsOf } from "../uploads/file-words.ts";
import styles from "./composer.module.css";
import type { Writing } from "./use-writing.ts";

/** What stands over the text: what it answers or changes, what was put aside, and whether it looks like a note. */
export function ComposerBars({ conversation, writing }: { conversation: ConversationId; writing: Writing }) {
  const { mode, replyTo, warning, open, aside } = writing;
  const answered = useDesk((state) => {
    const entries = conversationOf(state, conversation)?.public.entries ?? [];
    const found = entries.find(
      ({ event }) => event.type === "chat.messageAdded" && event.message.id === replyTo,
    )?.event;
    return found?.type === "chat.messageAdded" ? wordsOf(found.message).slice(0, 160) : undefined;
  });
  const visitor = useDesk((state) => conversationOf(state, conversation)?.public.summary.visitor.name);
  const name = visitor || text("conversations.noName");
  return (
    <>
      {mode === "edit" || (mode === "message" && replyTo !== undefined) ? (
        <p className={styles["bar"]}>
          {mode === "edit" ? <Pencil size={14} aria-hidden="true" /> : <CornerUpLeft size={14} aria-hidden="true" />}
          <span>
            {mode === "edit"
              ? text("chat.editing")
              : text("chat.replying", { words: answered ?? text("chat.quoteEarlier") })}
          </span>
          <IconButton size="small" label={text("chat.cancel")} onPress={() => void writing.cancel()}>
            <X aria-hidden="true" />
          </IconButton>
        </p>
      ) : null}
      {aside ? (
        <output className={styles["bar"]}>
          <span>{text("chat.aside", { words: aside.text.slice(0, 160) })}</span>
          <Button size="small" onPress={() => writing.takeAside(true)}>
            {text("chat.asideBack")}
          </Button>
          <Button size="small" look="soft" onPress={() => writing.takeAside(false)}>
            {text("chat.discard")}
          </Button>
        </output>
      ) : null}
      {open.length > 0 ? (
        <div className={styles["warning"]} role="alert">
          <TriangleAlert size={16} aria-hidden="true" />
          <p>{text("chat.openPlaces", { count: open.length, places: open.join(" ") })}</p>
          <Button size="small" onPress={writing.sendAsIs}>
            {text("chat.sendAsIs")}
          </Button>
          <Button size="small" look="soft" onPress={writing.dropWarning}>
            {text("chat.cancel")}
          </Button>
        </div>
      ) : null}
      {warning ? (
        <div className={styles["warning"]} role="alert">
          <TriangleAlert size={16} aria-hidden="true" />
          <p>
            <b>{text(`chat.looksLikeNote.${warning.why}`)}</b> {text("chat.looksLikeNoteSure", { name })}
          </p>
          <Button size="small" look="primary" onPress={() => writing.sendAs("note")}>
            {text("chat.addNote")}
          </Button>
          <Button size="small" onPress={() => writing.sendAs("message")}>
            {text("chat.sendAnyway", { name })}
          </Button>
          <Button size="small" look="soft" onPress={writing.dropWarning}>
            {text("chat.cancel")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
