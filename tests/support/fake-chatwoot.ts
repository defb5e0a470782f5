import type { OutgoingAnswer, OutgoingRequest } from "../../src-hub/outgoing/port.ts";

/** Chatwoot in memory: does what is asked of it, and counts. */
export function fakeChatwoot() {
  const contacts: Array<{ id: number; identifier: string; name: string }> = [];
  const conversations: Array<{ id: number; contact: number; custom_attributes: Record<string, string> }> = [];
  const messages: Array<{ id: number; conversation: number; content: string; private: boolean }> = [];
  const ok = (value: unknown): Partial<OutgoingAnswer> => ({ status: 200, body: JSON.stringify(value) });

  function answer({ method, url, body }: OutgoingRequest): Partial<OutgoingAnswer> {
    const { pathname, searchParams } = new URL(url);
    const [what, of, more] = pathname.split("/").slice(5);
    const input = JSON.parse(body ?? "{}") as Record<string, never>;
    if (what === "inboxes") return ok({ id: Number(of) });
    if (what === "contacts" && of === "search")
      return ok({ payload: contacts.filter(({ identifier }) => identifier === searchParams.get("q")) });
    if (what === "contacts" && more === "conversations")
      return ok({ payload: conversations.filter(({ contact }) => contact === Number(of)) });
    if (what === "contacts" && method === "POST") {
      const contact = { id: contacts.length + 1, identifier: input["identifier"]!, name: input["name"]! };
      contacts.push(contact);
      return ok({ payload: { contact } });
    }
    if (what === "conversations" && more === "messages" && method === "GET")
      return ok({ payload: messages.filter(({ conversation }) => conversation === Number(of)) });
    if (what === "conversations" && more === "messages") {
      const message = {
        id: messages.length + 1,
        conversation: Number(of),
        content: input["content"]!,
        private: input["private"]!,
      };
      messages.push(message);
      return ok(message);
    }
    if (what === "conversations" && method === "POST") {
      const made = {
        id: conversations.length + 1,
        contact: Number(input["contact_id"]),
        custom_attributes: input["custom_attributes"]!,
      };
      conversations.push(made);
      return ok(made);
    }
    return { status: 404, body: "{}" };
  }

  return { contacts, conversations, messages, answer };
}
