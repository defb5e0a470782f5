import { useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useHubNow } from "../clock.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { handOn } from "./hand-on.ts";
import { firstTime, localTime, timeIn } from "./park-times.ts";

/** Until when a conversation is put aside: a day and a time. */
export function ParkDialog({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const now = useHubNow();
  const [field, setField] = useState(() => firstTime(now));
  const [isWaiting, setWaiting] = useState(false);
  const at = timeIn(field);
  const fault = at === undefined ? text("park.noTime") : at <= now ? text("fault.snooze-past") : null;
  const park = async () => {
    if (at === undefined || fault) return;
    setWaiting(true);
    const isDone = await handOn.park(conversation, at);
    setWaiting(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={text("park.title")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{text("transfers.cancel")}</Button>
          <Button look="primary" isDisabled={fault !== null} isWaiting={isWaiting} onPress={() => void park()}>
            {text("park.park")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void park();
        }}
      >
        <TextField
          label={text("park.when")}
          type={"datetime-local" as "text"}
          value={field}
          onChange={setField}
          fault={fault}
          hint={text("park.hint")}
          inputRef={(input) => input?.setAttribute("min", localTime(now))}
        />
      </form>
    </Dialog>
  );
}
