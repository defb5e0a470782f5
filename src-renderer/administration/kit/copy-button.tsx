import { Copy } from "lucide-react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Hidden } from "../../ui/hidden.tsx";
import { toasts } from "../../ui/toast-queue.ts";

/** Puts words into the clipboard, and says whether they are there. `of`: what is said beside the label to who cannot see it. */
export function CopyButton({ words, label, of }: { words: string; label: string; of?: string }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      toasts.show({ look: "good", title: text("people.copied") });
    } catch (error) {
      console.debug(error);
      toasts.show({ look: "bad", title: text("people.notCopied") });
    }
  }
  return (
    <Button size="small" icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
      {label}
      {of === undefined ? null : <Hidden>{` ${of}`}</Hidden>}
    </Button>
  );
}
