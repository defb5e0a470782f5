import type { ConnectorBody, Placeholder } from "../../src-shared/connectors/model.ts";
import { type Outgoing, OutgoingError } from "../outgoing/port.ts";
import { signed } from "../webhooks/signature.ts";
import { type ClosedRecord, type Connector, ConnectorError, type FoundThere, type Person } from "./port.ts";

type Settings = Extract<ConnectorBody, { kind: "url" }>["settings"];

/** Any system: a signed POST for each closed conversation, under an id that stays the same, and an address to open. */
export function urlConnector(
  { recordUrl, openUrl, openIn }: Settings,
  secret: string | null,
  { outgoing, now }: { readonly outgoing: Outgoing; readonly now: () => number },
): Connector {
  async function post(id: string, type: string, data: unknown): Promise<void> {
    if (recordUrl === null) return;
    if (secret === null) throw new ConnectorError("secret-missing");
    const body = JSON.stringify({ type, version: 1, timestamp: new Date(now()).toISOString(), data });
    const headers = { "content-type": "application/json", ...signed(id, body, [{ secret, until: null }], now()) };
    const answer = await outgoing.send({ url: recordUrl, method: "POST", headers, body }).catch((error: unknown) => {
      throw error instanceof OutgoingError ? new ConnectorError(error.reason, { cause: error }) : error;
    });
    if (answer.status < 200 || answer.status >= 300) throw new ConnectorError(`status-${answer.status}`);
  }
  return {
    onClosed: (record) => post(`rec_${record.conversation}`, "conversation.record", shown(record)),
    find: async (person) => (openUrl === null ? [] : addressFor(openUrl, person).map((one) => ({ ...one, openIn }))),
    open: null,
    test: () => post(`test_${now()}`, "connector.test", {}),
  };
}

/** With times as other programs read them. */
const shown = ({ startedAt, endedAt, messages, ...record }: ClosedRecord) => ({
  ...record,
  startedAt: new Date(startedAt).toISOString(),
  endedAt: new Date(endedAt).toISOString(),
  messages: messages.map(({ at, ...message }) => ({ ...message, at: new Date(at).toISOString() })),
});

/** None when something stands in it that nobody knows of this visitor. */
export function addressFor(template: string, person: Person): FoundThere[] {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as Placeholder);
  const values = new Map(names.map((name) => [name, valueOf(person, name)]));
  if ([...values.values()].includes(null)) return [];
  const url = template.replaceAll(/\{(\w+)\}/g, (_all, name: Placeholder) =>
    encodeURIComponent(values.get(name)!.value),
  );
  const by = names[0] ?? "conversation";
  return [
    {
      title: person.name?.value ?? "",
      url,
      by,
      isVerified: [...values.values()].every((one) => one?.verified === true),
    },
  ];
}

function valueOf(person: Person, name: Placeholder): { value: string; verified: boolean } | null {
  return name === "conversation" ? { value: person.conversation, verified: true } : person[name];
}
