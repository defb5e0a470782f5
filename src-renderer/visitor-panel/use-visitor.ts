import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { VisitorView } from "../../src-shared/visitors/model.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { hearing } from "../supervision/look.ts";

export interface Known {
  readonly visitor: VisitorView | null;
  readonly fault: Fault | null;
}

interface Held extends Known {
  readonly of: ConversationId;
}

/** What is known of this conversation's visitor; read again when the link comes back, and told of each change. */
export function useVisitor(conversation: ConversationId): Known {
  const [held, setHeld] = useState<Held>({ of: conversation, visitor: null, fault: null });
  const linked = useDesk(isLinked);
  useEffect(() => {
    if (!linked) return undefined;
    let isWanted = true;
    let isNewer = false;
    const stop = hearing((event) => {
      if (event.type !== "visitor.changed" || event.conversation !== conversation) return;
      isNewer = true;
      setHeld({ of: conversation, visitor: event.visitor, fault: null });
    });
    desk.ask("visitor.view", { conversation }).then(
      // What was told meanwhile is newer than the answer.
      (visitor) => isWanted && !isNewer && setHeld({ of: conversation, visitor, fault: null }),
      (error: unknown) => isWanted && setHeld((before) => ({ ...of(before, conversation), fault: faultOf(error) })),
    );
    return () => {
      isWanted = false;
      stop();
    };
  }, [conversation, linked]);
  return of(held, conversation);
}

const of = (held: Held, conversation: ConversationId): Held =>
  held.of === conversation ? held : { of: conversation, visitor: null, fault: null };
