import type { Fault } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** He would take something from himself: he is told, and does it only when he says so. */
export function AskSure({ fault, onSure, onClose }: { fault: Fault; onSure: () => void; onClose: () => void }) {
  return (
    <Dialog
      title={text("people.sureTitle")}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{text("administration.keep")}</Button>
          <Button
            look="danger-full"
            onPress={() => {
              onClose();
              onSure();
            }}
          >
            {text("people.sure")}
          </Button>
        </>
      }
    >
      <p>{faultText(fault)}</p>
    </Dialog>
  );
}
