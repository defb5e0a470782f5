import { Star } from "lucide-react";
import { useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { useMay } from "../accounts/may.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { toasts } from "../ui/toast-queue.ts";

/** Asks the visitor of a conversation that has ended how it was, once more or for the first time. */
export function SendSurveyButton({ conversation }: { conversation: ConversationId }) {
  const [isSending, setSending] = useState(false);
  if (!useMay("Conversation > Chat > Answer")) return null;
  const send = async () => {
    setSending(true);
    try {
      await desk.ask("survey.send", { conversation });
      toasts.show({ look: "good", title: text("reports.sent"), words: text("reports.sentText") });
    } catch (error) {
      toasts.show({ look: "bad", title: text("reports.unsent"), words: faultText(faultOf(error)) });
    } finally {
      setSending(false);
    }
  };
  return (
    <span>
      <Button size="small" icon={<Star aria-hidden="true" />} isWaiting={isSending} onPress={() => void send()}>
        {text("reports.send")}
      </Button>
    </span>
  );
}
