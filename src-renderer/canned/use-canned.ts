import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import { fill, firstMissing, type Piece, textFor, wordsOf } from "../../src-shared/canned/fill.ts";
import { type Canned, noCanned } from "../../src-shared/canned/model.ts";
import { promptsIn } from "../../src-shared/canned/places.ts";
import { findCanned } from "../../src-shared/canned/search.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationOf } from "../conversations/selectors.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { store, useDesk } from "../store.ts";
import { language as deskLanguage } from "../text/language.ts";
import { useVisitor } from "../visitor-panel/use-visitor.ts";
import { knownOf } from "./known.ts";
import type { Place } from "../uploads/place.ts";
import { takeFiles } from "./take-files.ts";
import { putInto, type Slash, slashAt, withSlash } from "./slash.ts";

interface CannedPorts {
  readonly conversation: ConversationId;
  /** Where its files go; null: a message that was sent takes none any more. */
  readonly place: Place | null;
  readonly words: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly write: (words: string) => void;
}

/** One that was chosen and asks for something first. */
interface Asking {
  readonly canned: Canned;
  readonly slash: Slash;
  readonly text: string;
  readonly prompts: ReturnType<typeof promptsIn>;
}

export type CannedHere = ReturnType<typeof useCanned>;

/** `/` in a composer: what fits the words behind it, chosen by arrows and Enter or Tab, put in at the caret. */
export function useCanned({ conversation, place, words, field, write }: CannedPorts) {
  const [caret, setCaret] = useState(0);
  const [index, setIndex] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  /** Where the list was opened by a button. */
  const [wanted, setWanted] = useState<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { visitor } = useVisitor(conversation);
  const all = useDesk((state) => state.desk?.hub?.canned) ?? noCanned;
  const queue = useDesk((state) => conversationOf(state, conversation)?.public.summary.queue.id ?? null);
  const found = slashAt(words, Math.min(caret, words.length), wanted);
  const slash = found && found.from !== closedAt ? found : undefined;
  const query = slash?.query;
  const groups = useMemo(() => (query === undefined ? [] : findCanned(all, query.trim(), queue)), [all, query, queue]);
  const flat = groups.flatMap((group) => group.found);
  const chosen = Math.min(index, flat.length - 1);

  const filled = (text: string, language: string | null, answers?: ReadonlyMap<string, string>): Piece[] => {
    const at = { conversation, visitor, now: machine.now(), language: language ?? deskLanguage() };
    return fill(text, { values: knownOf(store.getState(), at), ...(answers ? { answers } : {}) });
  };
  const shown = (canned: Canned) => {
    const { text, language } = textFor(canned, visitor?.languages ?? []);
    return { text, language, pieces: filled(text, language) };
  };
  const put = (canned: Canned, at: Slash, pieces: readonly Piece[]) => {
    const next = putInto(words, at, wordsOf(pieces));
    write(next.text);
    setCaret(next.caret);
    setIndex(0);
    setClosedAt(null);
    const open = firstMissing(pieces);
    const [from, to] = open ? [next.from + open[0], next.from + open[1]] : [next.caret, next.caret];
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    });
    if (place) void takeFiles(place, canned);
    // How often it was used is worth no word when the line is lost.
    desk.ask("canned.use", { canned: canned.id }).catch((error: unknown) => console.warn(error));
  };
  const take = (canned: Canned) => {
    if (!slash) return;
    const { text, pieces } = shown(canned);
    const prompts = promptsIn(text);
    if (prompts.length > 0) setAsking({ canned, slash, text, prompts });
    else put(canned, slash, pieces);
  };
  return {
    isOpen: slash !== undefined && (flat.length > 0 || query === ""),
    groups,
    chosen: flat[chosen],
    take,
    shown,
    asking,
    answer: (answers: ReadonlyMap<string, string>): void => {
      if (!asking) return;
      const { language } = textFor(asking.canned, visitor?.languages ?? []);
      setAsking(null);
      put(asking.canned, asking.slash, filled(asking.text, language, answers));
    },
    /** What was written stays as it is. */
    leave: (): void => {
      setAsking(null);
      requestAnimationFrame(() => field.current?.focus());
    },
    moved: (): void => {
      const at = field.current?.selectionEnd ?? 0;
      if (at !== caret) setIndex(0);
      setCaret(at);
      if (closedAt !== null && slashAt(field.current?.value ?? "", at)?.from !== closedAt) setClosedAt(null);
    },
    /** Opens the list at the caret. */
    begin: (): void => {
      const element = field.current;
      const next = withSlash(words, element?.selectionEnd ?? words.length);
      write(next.text);
      setClosedAt(null);
      setWanted(next.caret - 1);
      setCaret(next.caret);
      requestAnimationFrame(() => {
        element?.focus();
        element?.setSelectionRange(next.caret, next.caret);
      });
    },
    /** Whether the key was for the list. */
    pressed: (event: KeyboardEvent): boolean => {
      if (!slash || (flat.length === 0 && query !== "")) return false;
      if (event.key === "Escape") setClosedAt(slash.from);
      else if (flat.length === 0) return false;
      else if (event.key === "ArrowDown" || event.key === "ArrowUp")
        setIndex((chosen + (event.key === "ArrowDown" ? 1 : flat.length - 1)) % flat.length);
      else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey))
        take(flat[chosen]!);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
