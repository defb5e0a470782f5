import * as z from "zod/mini";
import type { ConnectorBody } from "../../src-shared/connectors/model.ts";
import type { Outgoing } from "../outgoing/port.ts";
import { askerOf } from "./asking.ts";
import { type ClosedRecord, type Connector, ConnectorError, type FoundThere } from "./port.ts";
import { textOf } from "./record.ts";

type Settings = Extract<ConnectorBody, { kind: "zendesk" }>["settings"];

const Id = z.object({ id: z.int() });
const Tickets = z.object({ tickets: z.array(Id) });
const Ticket = z.object({ ticket: Id });
const Users = z.object({ users: z.array(z.object({ id: z.int(), name: z.string() })) });
const Me = z.object({ user: z.object({ id: z.nullable(z.int()) }) });
const anything = z.unknown();

/**
 * Zendesk (developer.zendesk.com): a ticket for each closed conversation, found again by its `external_id`; people by the
 * users' search; and, with Talk Partner Edition, their page on the agent's screen.
 */
export function zendesk({ subdomain, email, opensThere }: Settings, token: string, outgoing: Outgoing): Connector {
  const base = `https://${subdomain.toLowerCase()}.zendesk.com`;
  const authorization = `Basic ${Buffer.from(`${email}/token:${token}`).toString("base64")}`;
  const ask = askerOf(outgoing, base, { authorization });

  async function usersBy(query: string): Promise<Array<{ id: number; name: string }>> {
    return (await ask(Users, { path: `/api/v2/users/search.json?${query}` })).users;
  }

  async function agentOf(address: string): Promise<number> {
    const [agent] = await usersBy(`query=${encodeURIComponent(`type:user email:${quoted(address)}`)}`);
    if (!agent) throw new ConnectorError("agent-elsewhere-unknown");
    return agent.id;
  }

  return {
    async onClosed(record, known, keep) {
      if (known["ticket"] !== undefined) return;
      const externalId = `frontdesk:${record.conversation}`;
      // One that was made, and whose answer was lost on its way.
      const { tickets } = await ask(Tickets, {
        path: `/api/v2/tickets.json?external_id=${encodeURIComponent(externalId)}`,
      });
      const [before] = tickets;
      if (before) return keep({ ticket: before.id });
      const { ticket } = await ask(Ticket, {
        method: "POST",
        path: "/api/v2/tickets.json",
        headers: { "idempotency-key": externalId },
        body: { ticket: { ...ticketOf(record), external_id: externalId } },
      });
      await keep({ ticket: ticket.id });
    },
    async find({ subject, externalId, email: address, phone }) {
      const ladder = [
        ["subject", subject, (value: string) => `external_id=${encodeURIComponent(value)}`],
        ["externalId", externalId, (value: string) => `external_id=${encodeURIComponent(value)}`],
        ["email", address, (value: string) => `query=${encodeURIComponent(`type:user email:${quoted(value)}`)}`],
        ["phone", phone, (value: string) => `query=${encodeURIComponent(`type:user phone:${quoted(value)}`)}`],
      ] as const;
      for (const [by, known, query] of ladder) {
        if (!known) continue;
        const users = await usersBy(query(known.value));
        if (users.length > 0)
          return users.slice(0, 10).map(({ id, name }): FoundThere => ({
            title: name,
            url: `${base}/agent/users/${id}`,
            by,
            isVerified: known.verified,
          }));
      }
      return [];
    },
    open: opensThere
      ? async ({ url }, agent) => {
          const user = /\/agent\/users\/(\d+)$/.exec(url)?.[1];
          if (user === undefined) throw new ConnectorError("answer-wrong");
          await ask(anything, {
            method: "POST",
            path: `/api/v2/channels/voice/agents/${await agentOf(agent)}/users/${user}/display.json`,
          });
        }
      : null,
    async test() {
      const { user } = await ask(Me, { path: "/api/v2/users/me.json" });
      // Who is nobody there is answered all the same.
      if (user.id === null) throw new ConnectorError("credentials-refused");
    },
  };
}

/** One word of Zendesk's search, whatever stands in it. */
const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, "")}"`;

function ticketOf(record: ClosedRecord) {
  const { person } = record;
  // An address that only he has said makes nobody a requester: letters would go to whoever he named.
  const requester =
    person.email?.verified === true
      ? { requester: { name: person.name?.value ?? person.email.value, email: person.email.value } }
      : {};
  return {
    subject: `${record.channel === "video" ? "Video" : "Chat"} with ${person.name?.value ?? "a visitor"}`.slice(0, 150),
    comment: { body: textOf(record, { withMessages: true }), public: false },
    tags: ["frontdesk", `frontdesk_${record.channel}`],
    ...requester,
  };
}
