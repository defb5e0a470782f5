import type { ClosedRecord, External, Person } from "../../src-hub/connectors/port.ts";

export const nobody: Person = {
  subject: null,
  externalId: null,
  email: null,
  phone: null,
  name: null,
  conversation: "01890000-0000-7000-8000-000000000001",
};
export const verified = (value: string) => ({ value, verified: true });
export const saidOnly = (value: string) => ({ value, verified: false });

export const closedRecord = (person: Partial<Person> = {}): ClosedRecord => ({
  conversation: nobody.conversation,
  site: "Garden",
  queue: "Sales",
  channel: "chat",
  person: { ...nobody, name: saidOnly("Maria"), ...person },
  agent: { name: "Anna", email: "anna@garden.example" },
  startedAt: 1_700_000_000_000,
  endedAt: 1_700_000_300_000,
  waited: 20,
  talked: 280,
  outcome: "Solved",
  note: "Sent a new one.",
  fields: [{ label: "Order", value: "4711" }],
  page: "https://garden.example/cart",
  messages: [{ from: "Maria", text: "My spade broke.", at: 1_700_000_000_000 }],
});

/** What a connector keeps between tries. */
export function keeping(known: External = {}) {
  const kept: External[] = [known];
  return { kept, newest: () => kept.at(-1)!, keep: async (external: External) => void kept.push(external) };
}
