import { Paperclip } from "lucide-react";
import { useEffect, useRef } from "react";
import { usePanePlace } from "../conversations/pane-place.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { acceptedBy } from "../../src-shared/uploads/types.ts";
import { conversationOf } from "../conversations/selectors.ts";
import { registerActions } from "../frame/actions.ts";
import { keyHint } from "../keys/in-force.ts";
import { type DraftKind, store } from "../store.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { attachFiles } from "./attach.ts";
import { kindsText, sizeText } from "./file-words.ts";
import { placeOf } from "./place.ts";
import { useUploadRules } from "./use-upload-rules.ts";

const shortcut = "Alt+Shift+R";

/** Opens the system's own picker. It says what the house takes before anything is chosen. */
export function AttachButton({ conversation, kind }: { conversation: ConversationId; kind: DraftKind }) {
  const place = placeOf(conversation, kind);
  const rules = useUploadRules(place);
  const input = useRef<HTMLInputElement>(null);
  const { isActive } = usePanePlace();
  const may = rules !== null;
  useEffect(() => {
    if (!may || !isActive) return undefined;
    return registerActions(() => [
      {
        id: "file.attach",
        label: text("uploads.attach"),
        group:
          conversationOf(store.getState(), conversation)?.public.summary.visitor.name || text("conversations.noName"),
        shortcut,
        words: text("uploads.attachWords"),
        run: () => input.current?.click(),
      },
    ]);
  }, [may, isActive, conversation]);
  if (!rules) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-attach
        accept={acceptedBy(rules.kinds)}
        onChange={({ currentTarget }) => {
          attachFiles(place, [...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      <IconButton
        label={text("uploads.attach")}
        tip={text("uploads.attachTip", { kinds: kindsText(rules.kinds), most: sizeText(rules.largest) })}
        keyHint={keyHint(shortcut)}
        onPress={() => input.current?.click()}
      >
        <Paperclip aria-hidden="true" />
      </IconButton>
    </>
  );
}
