import { Copy } from "lucide-react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import styles from "./accounts.module.css";

/** A password that was just set, shown once: nobody can read it again, here or in the hub. */
export function PasswordDialog({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(password);
      toasts.show({ look: "good", title: text("people.copied") });
    } catch (error) {
      console.debug(error);
      toasts.show({ look: "bad", title: text("people.notCopied") });
    }
  }
  return (
    <Dialog
      title={text("people.passwordOf", { name })}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
            {text("people.copy")}
          </Button>
          <Button look="primary" onPress={onClose}>
            {text("people.passwordDone")}
          </Button>
        </>
      }
    >
      <p>{text("people.passwordOnce", { name })}</p>
      <p className={styles["password"]}>
        <code>{password}</code>
      </p>
    </Dialog>
  );
}
