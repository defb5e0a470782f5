import { useCallback, useEffect, useRef, useState } from "react";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";
import { filtersAsked, useSearched } from "./kept.ts";
import { finder, type Finds, noFinds } from "./pages.ts";

/** Milliseconds after the last key before it is searched. */
const restFor = 150;

export interface Search {
  readonly finds: Finds;
  readonly next: () => void;
  readonly again: () => void;
}

const hubNow = (): number => machine.now() + (store.getState().desk?.clockOffset ?? 0);

/** What was found for the words and filters that are chosen now. */
export function useSearch(): Search {
  const { words, filters, period } = useSearched();
  const [finds, setFinds] = useState<Finds>(noFinds);
  const [reader] = useState(() => finder(desk.ask, setFinds));
  const searched = useRef<string>(undefined);
  const again = useCallback(
    () => reader.search({ words, filters: filtersAsked({ filters, period }, hubNow()) }),
    [reader, words, filters, period],
  );
  useEffect(() => {
    const isTyping = searched.current !== undefined && searched.current !== words;
    searched.current = words;
    const timer = setTimeout(again, isTyping ? restFor : 0);
    return () => clearTimeout(timer);
  }, [again, words]);
  useEffect(() => () => reader.stop(), [reader]);
  return { finds, next: () => reader.next(), again };
}
