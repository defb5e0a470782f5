import { type FormEvent, type ReactNode, useId, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./act-dialog.module.css";
import { endAct } from "./acting.ts";

export interface ActDialogProps {
  readonly title: string;
  /** What its button says. */
  readonly doIt: string;
  /** What it will mean. */
  readonly intro?: ReactNode;
  readonly children?: ReactNode;
  readonly isDanger?: boolean;
  /** Something is still to be chosen. */
  readonly isUnready?: boolean;
  /** Asks the hub. What it answers with is said in a notice. */
  readonly run: (reason: string) => Promise<string | undefined>;
}

const shortest = 3;

/** One act of a supervisor: what is to be chosen, and why. Nothing is done without a reason, nor by a stray key. */
export function ActDialog({ title, doIt, intro, children, isDanger, isUnready = false, run }: ActDialogProps) {
  const [reason, setReason] = useState("");
  const [isWaiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const form = useId();
  const isShort = reason.trim().length < shortest;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isShort || isUnready || isWaiting) return;
    setWaiting(true);
    setFault(null);
    try {
      const words = await run(reason.trim());
      toasts.show({ look: "good", title: words ?? text("supervision.done") });
      endAct();
    } catch (error) {
      setFault(faultOf(error));
      setWaiting(false);
    }
  }

  return (
    <Dialog
      title={title}
      isOpen
      onClose={endAct}
      footer={
        <>
          <Button onPress={endAct}>{text("supervision.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            look={isDanger ? "danger-full" : "primary"}
            isWaiting={isWaiting}
            isDisabled={isShort || isUnready}
          >
            {doIt}
          </Button>
        </>
      }
    >
      <form id={form} className={styles["form"]} onSubmit={(event) => void submit(event)}>
        {fault ? (
          <Banner look="bad" isBoxed title={text("supervision.notDone")}>
            {faultText(fault)}
          </Banner>
        ) : null}
        {intro ? <p className={styles["intro"]}>{intro}</p> : null}
        {children}
        <TextField
          label={text("supervision.reason")}
          hint={text("supervision.reasonHint")}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
        />
      </form>
    </Dialog>
  );
}
