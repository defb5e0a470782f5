import { draftIn, keepDraft, type Section, useKept } from "./drafts.ts";

export interface HeldDraft<Body> {
  /** As it stands in the fields. */
  readonly value: Body;
  /** As it was when the first field was changed; null: it is new. */
  readonly before: Body | null;
  readonly isChanged: boolean;
  readonly change: (part: Partial<Body>) => void;
  /** It was saved, or is left on purpose. */
  readonly leave: () => void;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What one form is about: what is laid down, and what was changed of it and not saved. The change is kept while
 * another thing or room is open; who changes everything back has changed nothing. `held` null: it is new, and begun.
 */
export function useDraft<Body extends object>(section: Section, id: string, held: Body | null): HeldDraft<Body> {
  const draft = useKept((all) => draftIn(all, section, id));
  const value = (draft?.now ?? held) as Body;
  const before = draft ? (draft.before as Body | null) : held;
  return {
    value,
    before,
    isChanged: draft !== undefined,
    change(part) {
      const now = { ...value, ...part };
      keepDraft(section, id, before !== null && isSame(now, before) ? null : { before, now });
    },
    leave: () => keepDraft(section, id, null),
  };
}
