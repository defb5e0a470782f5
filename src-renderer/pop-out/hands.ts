import * as z from "zod/mini";
import { AccountId } from "../../src-shared/accounts/model.ts";
import { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { DraftKind } from "../../src-shared/drafts/model.ts";
import { Fault } from "../../src-shared/rpc/fault.ts";
import { Attachment } from "../../src-shared/uploads/model.ts";
import { WrapUpDraft } from "../../src-shared/wrap-up/model.ts";
import { compose, composingOf } from "../chat/composing.ts";
import { KeptDraft } from "../kept-view.ts";
import { type OnTheWay, type Store } from "../store.ts";
import { KeptTray, kept, keptTray } from "../uploads/kept-trays.ts";
import { placeOf, type Place } from "../uploads/place.ts";
import { trayOf, trays } from "../uploads/trays.ts";
import { emptyDraft } from "../view.ts";

const OnTheWayLetter = z.object({
  id: z.string(),
  kind: DraftKind,
  text: z.string(),
  at: z.number(),
  state: z.enum(["sending", "failed"]),
  fault: z.nullable(Fault),
  more: z.optional(
    z.object({
      replyTo: z.optional(MessageId),
      mentions: z.optional(z.array(AccountId)),
      files: z.optional(z.array(Attachment)),
    }),
  ),
});

/**
 * What somebody has in his hands in one conversation, and no event brings: what is written, answered, attached, on its way,
 * read. It goes with the conversation from window to window, so that it is there once.
 */
export const Hands = z.object({
  draft: KeptDraft,
  composing: z.object({
    replyTo: z.optional(MessageId),
    edit: z.optional(z.object({ message: MessageId, text: z.string() })),
  }),
  /** Beside the message, and beside the note. */
  trays: z.tuple([KeptTray, KeptTray]),
  outbox: z.array(OnTheWayLetter),
  read: z.number(),
  wrapUp: z.nullable(WrapUpDraft),
});
export type Hands = z.infer<typeof Hands>;

/** Where files of a conversation stand. */
export const placesOf = (conversation: ConversationId): readonly [Place, Place] => [
  placeOf(conversation, "message"),
  placeOf(conversation, "note"),
];

export function handsOf(store: Store, conversation: ConversationId): Hands {
  const { view, outbox } = store.getState();
  return {
    draft: view.drafts[conversation] ?? emptyDraft,
    composing: composingOf(conversation),
    trays: placesOf(conversation).map((place) => trayOf(place).map(kept)) as Hands["trays"],
    outbox: [...(outbox[conversation] ?? [])].map(asLetter),
    read: view.read[conversation] ?? 0,
    wrapUp: view.wrapUps[conversation] ?? null,
  };
}

/** Takes them over from another window. */
export function takeHands(store: Store, conversation: ConversationId, hands: Hands): void {
  const { draft, composing, trays: files, outbox, read, wrapUp } = hands;
  store.setState(({ view, outbox: held }) => {
    const { [conversation]: _wrapUp, ...wrapUps } = view.wrapUps;
    const { [conversation]: _sent, ...others } = held;
    return {
      view: {
        ...view,
        drafts: { ...view.drafts, [conversation]: draft },
        read: { ...view.read, [conversation]: Math.max(read, view.read[conversation] ?? 0) },
        wrapUps: wrapUp ? { ...wrapUps, [conversation]: wrapUp } : wrapUps,
      },
      outbox: outbox.length > 0 ? { ...others, [conversation]: outbox } : others,
    };
  });
  compose(conversation, composing);
  for (const [index, place] of placesOf(conversation).entries())
    trays.setState({ [place]: keptTray(files[index] ?? []) });
}

function asLetter({ more, ...item }: OnTheWay): Hands["outbox"][number] {
  if (!more) return item;
  const { replyTo, mentions, files } = more;
  return { ...item, more: { replyTo, mentions, ...(files ? { files: [...files] } : {}) } };
}

/** Out of a text that was kept; undefined for anything else. */
export function handsIn(words: string | null): Hands | undefined {
  try {
    return Hands.safeParse(JSON.parse(words ?? "null")).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
