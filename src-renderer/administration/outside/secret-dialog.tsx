import { Copy } from "lucide-react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import styles from "./outside.module.css";

export interface ShownSecret {
  readonly title: string;
  readonly secret: string;
}

/** A secret that was just made, shown once: nobody can read it again, not here and not in the hub. */
export function SecretDialog({ shown: { title, secret }, onClose }: { shown: ShownSecret; onClose: () => void }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret);
      toasts.show({ look: "good", title: text("outside.copied") });
    } catch (error) {
      console.debug(error);
      toasts.show({ look: "bad", title: text("outside.notCopied") });
    }
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
            {text("outside.copy")}
          </Button>
          <Button look="primary" onPress={onClose}>
            {text("outside.secretDone")}
          </Button>
        </>
      }
    >
      <p>{text("outside.secretOnce")}</p>
      <p>
        <code className={styles["secret"]}>{secret}</code>
      </p>
    </Dialog>
  );
}
