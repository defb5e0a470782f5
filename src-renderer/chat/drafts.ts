import { useEffect } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Draft as KeptDraft } from "../../src-shared/drafts/model.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { isOut } from "../pop-out/outs.ts";
import { type Draft, type DraftKind, store } from "../store.ts";
import { emptyDraft, keepDraft } from "../view.ts";

const hubNow = (): number => machine.now() + (store.getState().desk?.clockOffset ?? 0);

/**
 * What this window has given to main and main has not answered yet, by place. Main says it back first, with a later time:
 * what was written here meanwhile is newer all the same.
 */
const onTheWay = new Map<string, string[]>();
const placeOf = (conversation: ConversationId, kind: DraftKind): string => `${conversation}/${kind}`;

/** Puts a text into the composer, and gives it to main, which keeps it on the disk and on the hub. */
export function writeDraft(conversation: ConversationId, kind: DraftKind, text: string): void {
  put(conversation, kind, text);
  // A window that has lost main shows that; what stands here stays here, and is given with the next letter.
  const place = placeOf(conversation, kind);
  onTheWay.set(place, [...(onTheWay.get(place) ?? []), text]);
  desk
    .ask("draft.write", { conversation, kind, text })
    .catch((error: unknown) => console.warn(error))
    .finally(() => onTheWay.set(place, (onTheWay.get(place) ?? []).slice(1)));
}

/** It is on its way. Main keeps it until the hub has answered for it. */
export function clearDraft(conversation: ConversationId, kind: DraftKind): void {
  put(conversation, kind, "");
}

function put(conversation: ConversationId, kind: DraftKind, text: string): void {
  const { at } = store.getState().view.drafts[conversation] ?? emptyDraft;
  keepDraft(store, conversation, { [kind]: text, at: { ...at, [kind]: hubNow() } });
}

/**
 * A draft after main told of a newer one, from the disk or from another workstation. What stood here and is not its
 * beginning is put aside, to be had back.
 */
export function withKept(held: Draft, { kind, text, at }: KeptDraft): Draft {
  if ((held.at?.[kind] ?? 0) >= at) return held;
  const before = held[kind];
  const isLost = before.trim() !== "" && text !== before && !text.startsWith(before);
  return {
    ...held,
    [kind]: text,
    at: { ...held.at, [kind]: at },
    ...(isLost ? { aside: { kind, text: before } } : {}),
  };
}

function takeKept(drafts: readonly KeptDraft[]): void {
  for (const draft of drafts) {
    if (onTheWay.get(placeOf(draft.conversation, draft.kind))?.includes(draft.text)) continue;
    // It is written in another window, which says by itself what stands there.
    if (isOut(draft.conversation)) continue;
    const held = store.getState().view.drafts[draft.conversation] ?? emptyDraft;
    const next = withKept(held, draft);
    if (next !== held) keepDraft(store, draft.conversation, next);
  }
}

/** Takes in what main has, now and whenever it changes. */
export function useKeptDrafts(): void {
  useEffect(() => {
    takeKept(store.getState().desk?.drafts ?? []);
    return store.subscribe((now, before) => {
      if (now.desk?.drafts !== before.desk?.drafts) takeKept(now.desk?.drafts ?? []);
    });
  }, []);
}
