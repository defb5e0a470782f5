import { useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { store } from "../store.ts";
import { keepOlder } from "../view.ts";
import type { EarlierProps } from "./earlier.tsx";
import { moreBefore } from "./entries.ts";

/** Reads a conversation back page by page; undefined when its beginning is here. */
export function useEarlier(whole: ConversationView): EarlierProps | undefined {
  const [isReading, setReading] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const before = moreBefore(whole);
  if (before === undefined) return undefined;
  const read = async () => {
    setReading(true);
    setFault(null);
    try {
      keepOlder(store, await desk.ask("conversation.read", { conversation: idOf(whole), before }));
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setReading(false);
    }
  };
  return { isReading, fault, onMore: () => void read() };
}
