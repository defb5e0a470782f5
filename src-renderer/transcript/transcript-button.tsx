import { FileText } from "lucide-react";
import { useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useMay } from "../accounts/may.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { TranscriptDialog } from "./transcript-dialog.tsx";

/** Opens the ways to a copy of this conversation; not there for who may not make one. */
export function TranscriptButton({ conversation }: { conversation: ConversationId }) {
  const [isOpen, setOpen] = useState(false);
  if (!useMay("Conversation > Transcript > Send")) return null;
  return (
    <>
      <span>
        <Button size="small" icon={<FileText aria-hidden="true" />} onPress={() => setOpen(true)}>
          {text("transcript.button")}
        </Button>
      </span>
      {isOpen ? <TranscriptDialog conversation={conversation} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
