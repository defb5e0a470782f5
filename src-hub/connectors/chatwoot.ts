import * as z from "zod/mini";
import type { ConnectorBody } from "../../src-shared/connectors/model.ts";
import type { Outgoing } from "../outgoing/port.ts";
import { askerOf } from "./asking.ts";
import type { ClosedRecord, Connector, FoundThere } from "./port.ts";
import { textOf } from "./record.ts";

type Settings = Extract<ConnectorBody, { kind: "chatwoot" }>["settings"];

const text = z.nullish(z.string());
const Contact = z.object({ id: z.int(), name: text, email: text, phone_number: text, identifier: text });
const Contacts = z.object({ payload: z.array(Contact) });
const Made = z.object({ payload: z.object({ contact: z.object({ id: z.int() }) }) });
const Conversation = z.object({ id: z.int(), custom_attributes: z.nullish(z.record(z.string(), z.unknown())) });
const Conversations = z.object({ payload: z.array(Conversation) });
const Messages = z.object({ payload: z.array(z.object({ id: z.int(), content: text })) });
const Id = z.object({ id: z.int() });

/**
 * Chatwoot (developers.chatwoot.com): each closed conversation becomes one of an inbox of the kind API, at its contact, with
 * what was said as a private note. Chatwoot has no key against doubles: each step looks first, and is kept.
 */
export function chatwoot({ url, account, inbox }: Settings, token: string, outgoing: Outgoing): Connector {
  const origin = url.replace(/\/+$/, "");
  const ask = askerOf(outgoing, `${origin}/api/v1/accounts/${account}`, { api_access_token: token });

  async function contactsBy(value: string): Promise<Array<z.infer<typeof Contact>>> {
    return (await ask(Contacts, { path: `/contacts/search?q=${encodeURIComponent(value)}` })).payload;
  }

  async function contactFor({ person, conversation }: ClosedRecord): Promise<number> {
    // Who is not vouched for gets a contact of his own: another's would take what he only says of himself.
    const sure = person.subject ?? (person.email?.verified ? person.email : null);
    const identifier = sure?.value ?? `frontdesk-${conversation}`;
    const before = (await contactsBy(identifier)).find(
      (one) => one.identifier === identifier || one.email === identifier,
    );
    if (before) return before.id;
    const body = {
      inbox_id: inbox,
      identifier,
      name: person.name?.value ?? "Visitor",
      ...(person.email?.verified ? { email: person.email.value } : {}),
      ...(person.phone?.verified ? { phone_number: person.phone.value } : {}),
    };
    return (await ask(Made, { method: "POST", path: "/contacts", body })).payload.contact.id;
  }

  async function conversationFor(contact: number, { conversation }: ClosedRecord): Promise<number> {
    const { payload } = await ask(Conversations, { path: `/contacts/${contact}/conversations` });
    const before = payload.find((one) => one.custom_attributes?.["frontdesk_conversation"] === conversation);
    if (before) return before.id;
    const body = {
      inbox_id: inbox,
      contact_id: contact,
      status: "resolved",
      custom_attributes: { frontdesk_conversation: conversation },
    };
    return (await ask(Id, { method: "POST", path: "/conversations", body })).id;
  }

  async function noteIn(there: number, record: ClosedRecord): Promise<number> {
    const content = textOf(record, { withMessages: true });
    const [first] = content.split("\n");
    const { payload } = await ask(Messages, { path: `/conversations/${there}/messages` });
    const before = payload.find((one) => one.content?.startsWith(first!) === true);
    if (before) return before.id;
    const body = { content, message_type: "outgoing", private: true };
    return (await ask(Id, { method: "POST", path: `/conversations/${there}/messages`, body })).id;
  }

  return {
    async onClosed(record, known, keep) {
      if (known["note"] !== undefined) return;
      const contact = Number(known["contact"] ?? (await contactFor(record)));
      await keep({ contact });
      const conversation = Number(known["conversation"] ?? (await conversationFor(contact, record)));
      await keep({ contact, conversation });
      await keep({ contact, conversation, note: await noteIn(conversation, record) });
    },
    async find(person) {
      for (const by of ["subject", "externalId", "email", "phone"] as const) {
        const known = person[by];
        if (!known) continue;
        const found = (await contactsBy(known.value)).filter((one) => isBy(one, by, known.value));
        if (found.length > 0)
          return found.slice(0, 10).map(({ id, name, email }): FoundThere => ({
            title: name ?? email ?? String(id),
            url: `${origin}/app/accounts/${account}/contacts/${id}`,
            by,
            isVerified: known.verified,
          }));
      }
      return [];
    },
    open: null,
    async test() {
      await ask(Id, { path: `/inboxes/${inbox}` });
    },
  };
}

/** Its search finds what only resembles. */
function isBy(
  contact: z.infer<typeof Contact>,
  by: "subject" | "externalId" | "email" | "phone",
  value: string,
): boolean {
  if (by === "email") return contact.email?.toLowerCase() === value.toLowerCase();
  if (by === "phone") return contact.phone_number === value;
  return contact.identifier === value;
}
