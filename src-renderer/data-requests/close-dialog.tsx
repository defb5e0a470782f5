import { useState } from "react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface CloseDialogProps {
  readonly how: "done" | "refuse";
  readonly onClose: () => void;
  /** Null: the data has been deleted. */
  readonly onSure: (reason: string | null) => void;
}

/** Asks once more: what is told to the visitor stays told. */
export function CloseDialog({ how, onClose, onSure }: CloseDialogProps) {
  const [reason, setReason] = useState("");
  const isRefusing = how === "refuse";
  return (
    <Dialog
      title={text(isRefusing ? "dataRequests.refuseTitle" : "dataRequests.doneAsk")}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{text("administration.keep")}</Button>
          <Button
            look={isRefusing ? "danger-full" : "primary"}
            isDisabled={isRefusing && reason.trim() === ""}
            onPress={() => onSure(isRefusing ? reason.trim() : null)}
          >
            {text(isRefusing ? "dataRequests.refuseYes" : "dataRequests.doneYes")}
          </Button>
        </>
      }
    >
      {isRefusing ? (
        <TextArea
          label={text("dataRequests.reason")}
          hint={text("dataRequests.reasonHint")}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2000}
        />
      ) : (
        <p>{text("dataRequests.doneText")}</p>
      )}
    </Dialog>
  );
}
