import { AppWindow, Undo2 } from "lucide-react";
import { useEffect } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { usePanePlace } from "../conversations/pane-place.ts";
import { registerActions } from "../frame/actions.ts";
import { keyHint } from "../keys/in-force.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { bringBack, popOut } from "./desk-side.ts";
import { useIsOut } from "./outs.ts";
import { ownWindowOf } from "./where.ts";

const shortcut = "Alt+Shift+PageUp";

/** Into a window of its own, and back: one button, one key. */
export function PopOutButton({ conversation, name }: { conversation: ConversationId; name: string }) {
  const isOut = useIsOut(conversation);
  const { isActive } = usePanePlace();
  const isOwn = ownWindowOf !== null;
  const run = () => {
    // Who closes the own window brings its conversation back.
    if (isOwn) window.close();
    else if (isOut) bringBack(conversation);
    else popOut(conversation);
  };
  useEffect(() => {
    if (!isActive) return undefined;
    return registerActions(() => [
      {
        id: "conversation.popOut",
        label: text(isOwn || isOut ? "popOut.backNamed" : "popOut.openNamed", { name }),
        group: text("conversations.list"),
        shortcut,
        words: text("popOut.words"),
        run,
      },
    ]);
  });
  if (isOut) return null;
  return (
    <IconButton
      size="small"
      label={text(isOwn ? "popOut.backHere" : "popOut.open")}
      keyHint={isActive ? keyHint(shortcut) : undefined}
      onPress={run}
    >
      {isOwn ? <Undo2 aria-hidden="true" /> : <AppWindow aria-hidden="true" />}
    </IconButton>
  );
}
