import { X } from "lucide-react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { keyHint } from "../keys/in-force.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { closeAndGoOn } from "./column-actions.ts";
import { usePanePlace } from "./pane-place.ts";

/** Takes the column away, not the conversation. */
export function CloseColumn({ conversation }: { conversation: ConversationId }) {
  const { hasOthers, isActive } = usePanePlace();
  if (!hasOthers) return null;
  return (
    <IconButton
      look="quiet"
      label={text("columns.close")}
      keyHint={isActive ? keyHint("Alt+Shift+Delete") : undefined}
      onPress={() => closeAndGoOn(conversation)}
    >
      <X aria-hidden="true" />
    </IconButton>
  );
}
