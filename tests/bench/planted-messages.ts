import Database from "better-sqlite3";
import { newId } from "./hub-process.ts";

export interface Planted {
  readonly messages: number;
  /** Closed ones, of as many visitors, that the messages are spread over. */
  readonly conversations: number;
  /** The visitor's name in all of them, in place of names with a number. */
  readonly visitor?: string;
  /** The name of the account that had them, in place of nobody. */
  readonly agent?: string;
}

const words =
  "order parcel garden lamp invoice refund delivery address broken handle colour blue green tomorrow thank question charger battery window door size return label tracking number voucher discount account password letter postman neighbour balcony plant water winter repair screw manual".split(
    " ",
  );

/** Text as people write it, the same for the same number. */
export function plantedText(number: number): string {
  let seed = number + 1;
  const draw = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  return Array.from({ length: 8 + (draw() % 12) }, () => words[draw() % words.length]).join(" ");
}

/** Writes closed conversations with their messages and logs straight into a hub's file, as the hub would have. */
export function plantMessages(file: string, { messages, conversations, visitor, agent }: Planted): string[] {
  const db = new Database(file);
  db.pragma("busy_timeout = 5000");
  db.pragma("synchronous = OFF");
  const queue = (db.prepare("select id, name from queue limit 1").get() ?? {}) as { id: string; name: string };
  const site = (db.prepare("select id, name from site limit 1").get() ?? {}) as { id: string; name: string };
  const now = Date.now() - 86_400_000;
  const conversation = db.prepare(
    `insert into conversation (id, visitor, visitor_name, site, site_name, queue, state, waiting_since, started_at, ended_at, closed_at, note, agent)
     values (?, ?, ?, ?, ?, ?, 'closed', ?, ?, ?, ?, '', (select id from account where name = ?))`,
  );
  const head = db.prepare("insert into log_head (log, head) values (?, ?)");
  const message = db.prepare(
    "insert into message (id, conversation, seq, from_kind, from_name, text, at) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const event = db.prepare("insert into event (log, seq, at, after, v, type, body) values (?, ?, ?, null, 1, ?, ?)");
  const each = Math.ceil(messages / conversations);
  const ids: string[] = [];
  const one = (index: number): void => {
    const id = newId();
    ids.push(id);
    const at = now + index * 1000;
    const name = visitor ?? `Visitor ${index}`;
    const [ended, closed] = [at + 60_000, at + 90_000];
    conversation.run(id, newId(), name, site.id, site.name, queue.id, at, at, ended, closed, agent ?? null);
    const log = `${id}/public`;
    const started = {
      type: "conversation.started",
      conversation: id,
      at,
      visitor: { name },
      queue,
    };
    event.run(log, 1, at, started.type, JSON.stringify({ ...started, site: site.name, page: null, previous: null }));
    for (let number = 0; number < each; number++) {
      const [seq, text, own] = [number + 2, plantedText(index * each + number), number % 2 === 0];
      const from = own ? { kind: "visitor", name } : { kind: "agent", name: "Anna" };
      const written = { id: newId(), from, text };
      message.run(written.id, id, seq, from.kind, from.name, text, at + seq);
      const body = { type: "chat.messageAdded", conversation: id, at: at + seq, message: written };
      event.run(log, seq, at + seq, body.type, JSON.stringify(body));
    }
    head.run(log, each + 1);
  };
  const many = db.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) one(index);
  });
  for (let from = 0; from < conversations; from += 500) many.immediate(from, Math.min(conversations, from + 500));
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return ids;
}
