import type { Selectable } from "kysely";
import type { Delivery, Webhook, WebhookBody, WebhookId } from "../../src-shared/webhooks/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Box } from "../accounts/box.ts";
import type { OutsideTables } from "../store/tables/outside.ts";
import { hot } from "../store/hot.ts";
import type { Reader } from "../store/transact.ts";
import type { LiveSecret } from "./signature.ts";

type Row = OutsideTables["webhook"];

const about = (id: string) => `secrets of webhook ${id}`;

export const sealSecrets = (box: Pick<Box, "seal">, id: string, secrets: readonly LiveSecret[]): string =>
  box.seal(JSON.stringify(secrets), about(id));

/** None when they were sealed with a key that is gone: then nothing is sent that nobody could check. */
export function secretsOf(box: Pick<Box, "open">, { id, secrets }: Pick<Row, "id" | "secrets">): LiveSecret[] {
  const opened = box.open(secrets, about(id));
  return opened === undefined ? [] : (JSON.parse(opened) as LiveSecret[]);
}

export const bodyIn = ({
  name,
  url,
  events,
  active,
}: Pick<Row, "name" | "url" | "events" | "active">): WebhookBody => ({
  name,
  url,
  events: JSON.parse(events) as WebhookBody["events"],
  isActive: active === 1,
});

export async function webhookRow(db: Reader, id: WebhookId) {
  const row = await db.selectFrom("webhook").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "webhook-gone");
  return row;
}

export async function readWebhooks(db: Reader, box: Pick<Box, "open">, now: number): Promise<Webhook[]> {
  const rows = await db.selectFrom("webhook").selectAll().orderBy("name").orderBy("id").execute();
  const webhooks: Webhook[] = [];
  for (const row of rows) {
    const { waiting } = await db
      .selectFrom("delivery")
      .select(({ fn }) => fn.countAll<number>().as("waiting"))
      .where("webhook", "=", row.id)
      .where("state", "in", ["queued", "due"])
      .executeTakeFirstOrThrow();
    const old = secretsOf(box, row).find(({ until }) => until !== null && until > now);
    webhooks.push({
      ...bodyIn(row),
      id: row.id,
      off: row.off,
      failingSince: row.failing_since,
      waiting,
      oldSecretUntil: old?.until ?? null,
    });
  }
  return webhooks;
}

const pageOf = 50;

export async function readDeliveries(
  db: Reader,
  webhook: WebhookId,
  before = Number.MAX_SAFE_INTEGER,
): Promise<{ deliveries: Delivery[]; more: boolean }> {
  const rows = await db
    .selectFrom("delivery")
    .selectAll()
    .where("webhook", "=", webhook)
    .where("number", "<", before)
    .orderBy("number", "desc")
    .limit(pageOf + 1)
    .execute();
  const deliveries = rows.slice(0, pageOf).map((row) => ({
    number: row.number,
    id: row.id,
    type: row.type,
    at: row.at,
    state: row.state,
    tries: row.tries,
    nextAt: row.state === "due" ? row.next_at : null,
    triedAt: row.tried_at,
    status: row.status,
    answer: row.answer,
    reason: row.reason,
  }));
  return { deliveries, more: rows.length > pageOf };
}

export interface Due {
  readonly number: number;
  readonly id: string;
  readonly body: string;
}

/** Where something is due now: switched on and not resting, or only to be tested. */
export const readReady = hot<Pick<Selectable<Row>, "id" | "url" | "secrets" | "failures">>(
  `select id, url, secrets, failures from webhook where (active = 1 and paused_until <= ? or exists (select 1 from delivery
   where webhook = webhook.id and state = 'due' and type = 'webhook.test'))
   and exists (select 1 from delivery where delivery.webhook = webhook.id and state = 'due' and next_at <= ?)`,
);

export const readDue = hot<Due>(
  `select number, delivery.id, body from delivery join webhook on webhook.id = delivery.webhook
   where webhook = ? and state = 'due' and next_at <= ? and (type = 'webhook.test' or (active = 1 and paused_until <= ?))
   order by next_at limit ?`,
);
