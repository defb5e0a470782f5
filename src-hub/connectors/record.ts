import type { VisitorView } from "../../src-shared/visitors/model.ts";
import { WrapUpValues } from "../../src-shared/wrap-up/model.ts";
import { filledFields, outcomeName } from "../../src-shared/wrap-up/rules.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { viewOf } from "../visitors/rows.ts";
import { rulesOf } from "../wrap-up/rows.ts";
import type { ClosedRecord, Person } from "./port.ts";

const mostMessages = 500;

export async function recordOf(db: Reader, row: ConversationRow): Promise<ClosedRecord> {
  const queue = await db.selectFrom("queue").select("name").where("id", "=", row.queue).executeTakeFirst();
  const agent =
    row.agent === null
      ? null
      : await db.selectFrom("account").select(["name", "email"]).where("id", "=", row.agent).executeTakeFirst();
  const messages = await db
    .selectFrom("message")
    .select(["from_kind", "from_name", "text", "at"])
    .where("conversation", "=", row.id)
    .where("deleted_at", "is", null)
    .orderBy("seq")
    .limit(mostMessages)
    .execute();
  const rules = rulesOf(row);
  const ended = row.ended_at ?? row.closed_at ?? row.started_at;
  return {
    conversation: row.id,
    site: row.site_name,
    queue: queue?.name ?? "",
    channel: row.channel,
    person: personOf(await viewOf(db, row), row),
    agent: agent ?? null,
    startedAt: row.started_at,
    endedAt: ended,
    waited: seconds((row.accepted_at ?? ended) - row.started_at),
    talked: row.accepted_at === null ? 0 : seconds(ended - row.accepted_at),
    outcome: outcomeName(rules, row.outcome) ?? row.outcome,
    note: row.note,
    fields: row.wrap_fields === null ? [] : filledFields(rules, WrapUpValues.parse(JSON.parse(row.wrap_fields))),
    page: row.page_url,
    messages: messages.map(({ from_kind, from_name, text, at }) => ({ from: from_name || from_kind, text, at })),
  };
}

const seconds = (ms: number): number => Math.max(0, Math.round(ms / 1000));

/** What the site has signed counts more than what he or the page said. */
export function personOf(
  { identity, externalId, email, phone, name }: VisitorView,
  { id }: Pick<ConversationRow, "id">,
): Person {
  return {
    subject: identity && { value: identity.subject, verified: true },
    externalId,
    email,
    phone,
    name,
    conversation: id,
  };
}

/** The same as people read it, without a word of markup. */
export function textOf(record: ClosedRecord, { withMessages }: { readonly withMessages: boolean }): string {
  const { person, agent, fields } = record;
  const lines = [
    `Conversation ${record.conversation}`,
    `Visitor: ${named(person)}`,
    `Site: ${record.site} · Queue: ${record.queue} · Channel: ${record.channel}`,
    `Agent: ${agent?.name ?? "nobody"}`,
    `Began ${new Date(record.startedAt).toISOString()}, waited ${record.waited} s, talked ${record.talked} s`,
    `Outcome: ${record.outcome ?? "none"}`,
    ...fields.map(({ label, value }) => `${label}: ${value}`),
    ...(record.note === "" ? [] : ["", record.note]),
    ...(record.page === null ? [] : ["", `Page: ${record.page}`]),
  ];
  if (withMessages && record.messages.length > 0)
    lines.push("", ...record.messages.map(({ from, text }) => `${from}: ${text}`));
  return lines.join("\n");
}

function named({ name, email, phone }: Person): string {
  const said = [name, email, phone].flatMap((one) =>
    one ? [`${one.value}${one.verified ? "" : " (as he said)"}`] : [],
  );
  return said.join(", ") || "unknown";
}
