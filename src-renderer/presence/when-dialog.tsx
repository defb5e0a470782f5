import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { chooseNow, closeChoosing, useChoosing } from "./choose-state.ts";
import { setNext } from "./set-presence.ts";
import { stateWords } from "./state-words.ts";

/** Asked of who wants to go and has something in hand: now, or when that is done? */
export function WhenDialog() {
  const { asked } = useChoosing();
  const code = useDesk(({ desk }) => desk?.hub?.codes.find(({ id }) => id === asked?.code)) ?? null;
  if (asked === null) return null;
  const state = stateWords({ state: asked.state, code });
  return (
    <Dialog
      title={text("presence.whenTitle", { state })}
      isOpen
      isDismissable
      size="small"
      onClose={closeChoosing}
      footer={
        <>
          <Button onPress={() => chooseNow(asked)}>{text("presence.now")}</Button>
          <Button
            look="primary"
            onPress={() => {
              closeChoosing();
              void setNext(asked);
            }}
          >
            {text("presence.whenDone")}
          </Button>
        </>
      }
    >
      <p>{text("presence.whenText", { state })}</p>
    </Dialog>
  );
}
