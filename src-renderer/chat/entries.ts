import { amendedAll } from "../../src-shared/chat/amended.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";

interface Entry {
  readonly seq: number;
}

/** Two parts of one log, each in order, as one, each entry once. Where the parts do not meet, only the newer one is true. */
export function joined<E extends Entry>(older: readonly E[], newer: readonly E[]): E[] {
  const [first, last] = [newer[0], newer.at(-1)];
  if (!first || !last) return [...older];
  const before = older.findIndex(({ seq }) => seq >= first.seq);
  const after = older.findLastIndex(({ seq }) => seq <= last.seq) + 1;
  const all = [...(before < 0 ? older : older.slice(0, before)), ...newer, ...older.slice(after)];
  const start = all.findLastIndex(({ seq }, index) => index > 0 && seq !== all[index - 1]!.seq + 1);
  return start < 0 ? all : all.slice(start);
}

/** What this window has of a conversation: what main holds, with the older pages that were asked for before it. */
export function wholeOf(view: ConversationView, older: ConversationView | undefined): ConversationView {
  if (!older) return view;
  return {
    // What was edited or deleted since an older page was read is so in it too.
    public: { ...view.public, entries: [...amendedAll(joined(older.public.entries, view.public.entries))] },
    staff: { ...view.staff, entries: joined(older.staff.entries, view.staff.entries) },
  };
}

/** The public seq before which there is more to read, or undefined when the beginning is here. */
export function moreBefore(view: ConversationView): number | undefined {
  const first = view.public.entries[0]?.seq ?? view.public.head + 1;
  return first > 1 ? first : undefined;
}
