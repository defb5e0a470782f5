import { Copy, CornerUpLeft, History, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand/react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useHubNow } from "../clock.ts";
import { focusComposer } from "./composer-focus.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { MenuAt, MenuItem } from "../ui/menu.tsx";
import { deleteMessage } from "./amend.ts";
import { compose } from "./composing.ts";
import { EditsDialog } from "./edits-dialog.tsx";
import { mayChange, messageOf } from "./may-change.ts";
import { messageMenu, openMessageMenu } from "./message-menu.ts";
import type { MessageRow } from "./row.ts";

/** What can be done with a message. `mayReply`: what is written here reaches the visitor. */
export function MessageMenu({ conversation, mayReply }: { conversation: ConversationId; mayReply: boolean }) {
  const open = useStore(messageMenu, (state) => state.open);
  const [asked, setAsked] = useState<{ row: MessageRow; for: "delete" | "edits" } | null>(null);
  const now = useHubNow();
  const row = open?.conversation === conversation ? open.row : null;
  const isOwn = useDesk((state) => row !== null && mayReply && mayChange(state, row, now));
  const begin = (how: Parameters<typeof compose>[1]) => {
    compose(conversation, how);
    focusComposer(conversation);
  };
  return (
    <>
      {open && row ? (
        <MenuAt label={text("chat.menu")} at={open.at} onClose={() => openMessageMenu(null)}>
          {mayReply ? (
            <MenuItem id="reply" icon={<CornerUpLeft />} onAction={() => begin({ replyTo: messageOf(row) })}>
              {text("chat.reply")}
            </MenuItem>
          ) : null}
          <MenuItem id="copy" icon={<Copy />} onAction={() => void navigator.clipboard.writeText(row.text)}>
            {text("chat.copy")}
          </MenuItem>
          {row.edited === undefined ? null : (
            <MenuItem id="edits" icon={<History />} onAction={() => setAsked({ row, for: "edits" })}>
              {text("chat.edits")}
            </MenuItem>
          )}
          {isOwn ? (
            <MenuItem
              id="edit"
              icon={<Pencil />}
              onAction={() => begin({ edit: { message: messageOf(row), text: row.text } })}
            >
              {text("chat.edit")}
            </MenuItem>
          ) : null}
          {isOwn ? (
            <MenuItem id="delete" isDanger icon={<Trash2 />} onAction={() => setAsked({ row, for: "delete" })}>
              {text("chat.delete")}
            </MenuItem>
          ) : null}
        </MenuAt>
      ) : null}
      {asked?.for === "edits" ? (
        <EditsDialog conversation={conversation} row={asked.row} onClose={() => setAsked(null)} />
      ) : null}
      {asked?.for === "delete" ? (
        <Dialog
          title={text("chat.deleteTitle")}
          isOpen
          onClose={() => setAsked(null)}
          role="alertdialog"
          size="small"
          footer={
            <>
              <Button onPress={() => setAsked(null)}>{text("chat.cancel")}</Button>
              <Button
                look="danger-full"
                onPress={() => {
                  setAsked(null);
                  void deleteMessage(conversation, messageOf(asked.row));
                }}
              >
                {text("chat.delete")}
              </Button>
            </>
          }
        >
          <p>{text("chat.deleteSure", { words: asked.row.text.slice(0, 160) })}</p>
        </Dialog>
      ) : null}
    </>
  );
}
