import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

export interface EndQuestionProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly onEnd: () => void;
  readonly onKeep: () => void;
}

/** Asked only when the visitor wrote last: whoever ends then may have missed it. */
export function EndQuestion({ name, isOpen, onEnd, onKeep }: EndQuestionProps) {
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={text("conversations.endQuestion")}
      isOpen={isOpen}
      onClose={onKeep}
      footer={
        <>
          <Button onPress={onKeep}>{text("conversations.endKeep")}</Button>
          <Button look="danger-full" onPress={onEnd}>
            {text("conversations.endNow")}
          </Button>
        </>
      }
    >
      <p>{text("conversations.endQuestionText", { name })}</p>
    </Dialog>
  );
}
