import { useState } from "react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface RefuseDialogProps {
  readonly onClose: () => void;
  readonly onSure: (reason: string) => void;
}

/** Asks why: the visitor reads it. */
export function RefuseDialog({ onClose, onSure }: RefuseDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={text("dataRequests.refuseTitle")}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{text("administration.keep")}</Button>
          <Button look="danger-full" isDisabled={reason.trim() === ""} onPress={() => onSure(reason.trim())}>
            {text("dataRequests.refuseYes")}
          </Button>
        </>
      }
    >
      <TextArea
        label={text("dataRequests.reason")}
        hint={text("dataRequests.reasonHint")}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={2000}
      />
    </Dialog>
  );
}
