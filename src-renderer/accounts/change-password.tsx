import { KeyRound } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./change-password.module.css";

/** One's own password, for who knows the one before. */
export function ChangePassword() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<KeyRound aria-hidden="true" />} onPress={() => setOpen(true)}>
        {text("people.changePassword")}
      </Button>
      {isOpen ? <Asked onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Asked({ onClose }: { onClose: () => void }) {
  const [before, setBefore] = useState("");
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const form = useId();
  const isWrong = fault?.reason === "wrong-password";
  const isShort = fault?.reason === "password-short";

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setWaiting(true);
    setFault(null);
    try {
      await desk.ask("account.changePassword", { before, password });
      toasts.show({ look: "good", title: text("people.passwordChanged"), words: text("people.passwordChangedText") });
      onClose();
    } catch (error) {
      setFault(faultOf(error));
      setWaiting(false);
    }
  }

  return (
    <Dialog
      title={text("people.changePassword")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{text("supervision.cancel")}</Button>
          <Button type="submit" form={form} look="primary" isWaiting={isWaiting} isDisabled={!before || !password}>
            {text("people.changePassword")}
          </Button>
        </>
      }
    >
      <form id={form} className={styles["form"]} onSubmit={(event) => void submit(event)} noValidate>
        {fault && !isWrong && !isShort ? (
          <Banner look="bad" isBoxed title={text("administration.notSaved")}>
            {faultText(fault)}
          </Banner>
        ) : null}
        <TextField
          label={text("people.passwordNow")}
          type="password"
          autoComplete="current-password"
          value={before}
          onChange={setBefore}
          fault={isWrong ? faultText(fault) : undefined}
        />
        <TextField
          label={text("people.passwordNew")}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          maxLength={200}
          hint={text("people.passwordHint")}
          fault={isShort ? faultText(fault) : undefined}
        />
      </form>
    </Dialog>
  );
}
