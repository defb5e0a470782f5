import { useEffect } from "react";
import type { Doing } from "../../src-shared/chat/doing.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { useIsLooking } from "./use-seen.ts";

/** A sign is given again so often, milliseconds. */
const again = 8_000;
/** Who has written nothing for so long only looks. */
const writesFor = 5_000;
const written = new Map<ConversationId, number>();

function tell(conversation: ConversationId, does: Doing): void {
  // It passes: what is lost of it is told again soon.
  desk.ask("chat.look", { conversation, does }).catch(() => undefined);
}

/** Somebody presses a key in this conversation's composer, whatever he writes there. */
export function tellWriting(conversation: ConversationId): void {
  const last = written.get(conversation) ?? -Infinity;
  written.set(conversation, machine.now());
  if (machine.now() - last >= writesFor) tell(conversation, "writes");
}

/** Tells colleagues that this conversation is open here, as long as somebody may be looking. */
export function useTellHere(conversation: ConversationId): void {
  const looks = useIsLooking();
  const isReady = useDesk(isLinked);
  useEffect(() => {
    if (!looks || !isReady) return undefined;
    let stop = () => {};
    const sign = () => {
      const writes = machine.now() - (written.get(conversation) ?? -Infinity) < writesFor;
      tell(conversation, writes ? "writes" : "looks");
      stop = machine.after(again, sign);
    };
    sign();
    return () => {
      stop();
      tell(conversation, "left");
    };
  }, [conversation, looks, isReady]);
}
