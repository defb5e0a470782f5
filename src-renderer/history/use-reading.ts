import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { EarlierProps } from "../chat/earlier.tsx";
import { moreBefore, wholeOf } from "../chat/entries.ts";
import { desk } from "../desk-link.ts";
import { hearing } from "../supervision/look.ts";

/** Entries of a page, as the hub cuts them; a find stands in the middle of one. */
const pageSize = 200;

export type Reading =
  | { readonly state: "reading" }
  | { readonly state: "fault"; readonly fault: Fault; readonly again: () => void }
  | {
      readonly state: "read";
      readonly view: ConversationView;
      readonly earlier: EarlierProps | undefined;
      readonly later: EarlierProps | undefined;
    };

interface Held {
  readonly of: ConversationId;
  readonly view: ConversationView | null;
  readonly fault: Fault | null;
  readonly reading: "earlier" | "later" | null;
  readonly pageFault: Fault | null;
}

/** A conversation of before, from the hub: the page around `near` (0: its newest), and from there both ways. */
export function useReading(conversation: ConversationId, near: number): Reading {
  const nothing: Held = { of: conversation, view: null, fault: null, reading: null, pageFault: null };
  const [held, setHeld] = useState<Held>(nothing);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const before = near > 0 ? { before: near + pageSize / 2 } : {};
    const show = (part: Partial<Held>) =>
      isWanted && setHeld({ of: conversation, view: null, fault: null, reading: null, pageFault: null, ...part });
    desk.ask("history.read", { conversation, ...before }).then(
      (view) => show({ view }),
      (error: unknown) => show({ fault: faultOf(error) }),
    );
    // What it was is shown no longer, and what is left of it is read.
    const stop = hearing((event) => {
      if (event.type === "conversation.erased" && event.conversation === conversation) setTries((now) => now + 1);
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [conversation, near, tries]);

  const { view, fault, reading, pageFault } = held.of === conversation ? held : nothing;
  if (fault) return { state: "fault", fault, again: () => setTries(tries + 1) };
  if (!view) return { state: "reading" };

  const read = async (way: "earlier" | "later", before: number): Promise<void> => {
    setHeld({ ...held, reading: way, pageFault: null });
    try {
      const page = await desk.ask("history.read", { conversation, before });
      const [older, newer] = way === "earlier" ? [page, view] : [view, page];
      setHeld({ ...held, view: wholeOf(newer, older), reading: null });
    } catch (error) {
      setHeld({ ...held, reading: null, pageFault: faultOf(error) });
    }
  };
  const way = (name: "earlier" | "later", before: number | undefined): EarlierProps | undefined =>
    before === undefined
      ? undefined
      : { isReading: reading === name, fault: pageFault, onMore: () => void read(name, before) };
  const last = view.public.entries.at(-1)?.seq ?? view.public.head;
  return {
    state: "read",
    view,
    earlier: way("earlier", moreBefore(view)),
    later: way("later", last < view.public.head ? last + pageSize + 1 : undefined),
  };
}
