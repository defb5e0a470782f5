import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { DeskStore, View } from "../store.ts";
import { inOrder, type Overview, overviewOf } from "./overview.ts";

/** What the list is made of. */
interface Listed {
  readonly desk: Pick<NonNullable<DeskStore["desk"]>, "hub"> | null;
  readonly view: Pick<View, "read">;
}

/** The agent's conversations as rows of the list, in its order. */
export function overviews({ desk, view }: Listed): Overview[] {
  return inOrder(desk?.hub?.conversations ?? []).map((held) =>
    overviewOf(held, view.read[idOf(held)] ?? 0, desk?.hub?.account.id),
  );
}

/** One conversation as main holds it; undefined when it is not open, or not there yet. */
export function conversationOf({ desk }: DeskStore, id: ConversationId | null): ConversationView | undefined {
  return desk?.hub?.conversations.find((held) => idOf(held) === id);
}
