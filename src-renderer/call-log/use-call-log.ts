import { useEffect, useRef, useState } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import { desk } from "../desk-link.ts";
import { useDesk } from "../store.ts";
import { hearing } from "../supervision/look.ts";
import { callLogPages, noPages, type Pages } from "./pages.ts";

/** Milliseconds after the last key before it is searched. */
const restFor = 150;

export interface CallLogList extends Pages {
  readonly next: () => void;
  readonly again: () => void;
}

/** The call log's list for these words, read anew when they change and when a conversation begins or closes. */
export function useCallLog(words: string): CallLogList {
  const [pages, setPages] = useState<Pages>(noPages);
  const [reader] = useState(() => callLogPages(desk.ask, setPages));
  const open = useDesk(({ desk: held }) => held?.hub?.conversations.map(idOf).join(" ") ?? "");
  const searched = useRef<string>(undefined);
  useEffect(() => {
    const isTyping = searched.current !== undefined && searched.current !== words;
    searched.current = words;
    const timer = setTimeout(() => void reader.search(words), isTyping ? restFor : 0);
    return () => clearTimeout(timer);
  }, [reader, words, open]);
  useEffect(() => () => reader.stop(), [reader]);
  // At once, and not when this machine's file has done with it.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      hearing((event) => {
        if (event.type === "conversation.erased") setGone((before) => new Set([...before, event.conversation]));
      }),
    [],
  );
  const entries = pages.entries.filter(({ conversation }) => !gone.has(conversation));
  return { ...pages, entries, next: () => void reader.next(), again: () => void reader.search(words) };
}
