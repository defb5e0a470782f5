import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { hearing } from "../supervision/look.ts";

export type Kept =
  | { readonly state: "reading" }
  | { readonly state: "read"; readonly view: ConversationView }
  | { readonly state: "gone" }
  | { readonly state: "fault"; readonly fault: Fault };

/** A conversation as it is kept on this machine; read anew when `round` grows. */
export function useKept(conversation: ConversationId, round: number): Kept {
  const [kept, setKept] = useState<{ of: string; kept: Kept }>({ of: "", kept: { state: "reading" } });
  useEffect(() => {
    let isStopped = false;
    const show = (read: Kept) => isStopped || setKept({ of: conversation, kept: read });
    desk.ask("callLog.read", { conversation }).then(
      (view) => show(view ? { state: "read", view } : { state: "gone" }),
      (error: unknown) => show({ state: "fault", fault: faultOf(error) }),
    );
    const stop = hearing(
      (event) => event.type === "conversation.erased" && event.conversation === conversation && show({ state: "gone" }),
    );
    return () => {
      isStopped = true;
      stop();
    };
  }, [conversation, round]);
  return kept.of === conversation ? kept.kept : { state: "reading" };
}
