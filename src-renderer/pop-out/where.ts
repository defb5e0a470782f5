import { ConversationId } from "../../src-shared/conversations/model.ts";

const parameter = "conversation";

/** The address of a conversation's own window: the desk's page, and which conversation. No right to anything is in it. */
export function popOutAddress(conversation: ConversationId): string {
  return `/?${new URLSearchParams({ [parameter]: conversation }).toString()}`;
}

/** Which conversation this page is the own window of; null: it is the desk's window. */
export function popOutOf(search: string): ConversationId | null {
  return ConversationId.safeParse(new URLSearchParams(search).get(parameter)).data ?? null;
}

/** The same for this page. */
export const ownWindowOf: ConversationId | null = popOutOf(globalThis.location?.search ?? "");
