import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { webhookAsks } from "../../src-shared/webhooks/asks.ts";
import type { WebhookBody, WebhookId } from "../../src-shared/webhooks/model.ts";
import { addresses } from "../bus.ts";
import { judgeUrl } from "../outgoing/policy.ts";
import type { HubPorts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { Tx } from "../store/transact.ts";
import { writeAudit } from "../supervision/audit.ts";
import { bodyOf } from "./outbox.ts";
import { bodyIn, readDeliveries, readWebhooks, sealSecrets, secretsOf, webhookRow } from "./rows.ts";
import { renewed } from "./signature.ts";

/** So many webhooks at most: each event is laid down once for each. */
const most = 50;

/** An administrator's asks about what other programs are told. Each change is audited; no secret is in an audit row. */
export function webhookHandlers(
  by: Account,
  change: Change,
  { store, box, outgoing }: Pick<HubPorts, "store" | "box" | "outgoing">,
): HandlersOf<typeof webhookAsks> {
  const { machine, read } = store;
  const audit = (tx: Tx, act: string, id: WebhookId, before: unknown, after: unknown) =>
    writeAudit(tx, machine, by, { act, target: `webhook:${id}`, reason: "", before, after });

  return {
    "webhooks.read": async () => ({ webhooks: await readWebhooks(read, box, machine.now()) }),
    "webhook.add": (input, call) =>
      change(call, input, async (tx) => {
        allowed(input.to, outgoing);
        const rows = await tx.db.selectFrom("webhook").select("id").execute();
        if (rows.some(({ id }) => id === input.id)) throw refuse("conflict", "id-taken");
        if (rows.length >= most) throw refuse("full", "webhooks-too-many", { values: { most } });
        const secrets = sealSecrets(box, input.id, [{ secret: input.secret, until: null }]);
        await tx.db
          .insertInto("webhook")
          .values({ id: input.id, ...columnsOf(input.to), secrets, off: null, failing_since: null })
          .execute();
        await audit(tx, "webhook.added", input.id, null, input.to);
        return {};
      }),
    "webhook.save": (input, call) =>
      change(call, input, async (tx) => {
        allowed(input.to, outgoing);
        const row = await seen(tx, input.id, input.expected);
        const isNew = input.to.url !== row.url || (input.to.isActive && row.active === 0);
        // Another address, or switched on again: it begins anew, and what waited goes now.
        const fresh = isNew ? { off: null, failing_since: null, failures: 0, paused_until: 0 } : {};
        await tx.db
          .updateTable("webhook")
          .set({ ...columnsOf(input.to), ...fresh })
          .where("id", "=", input.id)
          .execute();
        await audit(tx, "webhook.changed", input.id, bodyIn(row), input.to);
        tx.tell(addresses.outside, { wake: true });
        return {};
      }),
    "webhook.remove": (input, call) =>
      change(call, input, async (tx) => {
        const row = await seen(tx, input.id, input.expected);
        await tx.db.deleteFrom("delivery").where("webhook", "=", input.id).execute();
        await tx.db.deleteFrom("webhook").where("id", "=", input.id).execute();
        await audit(tx, "webhook.removed", input.id, bodyIn(row), null);
        return {};
      }),
    "webhook.renewSecret": (input, call) =>
      change(call, input, async (tx) => {
        const row = await webhookRow(tx.db, input.id);
        const secrets = sealSecrets(box, input.id, renewed(secretsOf(box, row), input.secret, tx.now));
        await tx.db.updateTable("webhook").set({ secrets }).where("id", "=", input.id).execute();
        await audit(tx, "webhook.secretRenewed", input.id, null, null);
        return {};
      }),
    "webhook.test": (input, call) =>
      change(call, input, async (tx) => {
        await webhookRow(tx.db, input.id);
        const type = "webhook.test";
        await tx.db
          .insertInto("delivery")
          .values({
            id: `evt_${uuid7(machine)}`,
            webhook: input.id,
            conversation: null,
            type,
            body: bodyOf(type, { webhook: input.id }, tx.now),
            at: tx.now,
            state: "due",
            next_at: tx.now,
            tried_at: null,
            status: null,
            reason: null,
          })
          .execute();
        tx.tell(addresses.outside, { wake: true });
        return {};
      }),
    "deliveries.read": async ({ webhook, before }) => {
      await webhookRow(read, webhook);
      return readDeliveries(read, webhook, before);
    },
    "delivery.sendAgain": (input, call) =>
      change(call, input, async (tx) => {
        const sent = await tx.db
          .updateTable("delivery")
          .set({ state: "due", tries: 0, next_at: tx.now })
          .where("number", "=", input.number)
          .where("webhook", "=", input.webhook)
          .where("state", "in", ["sent", "failed"])
          .where("reason", "is distinct from", "erased")
          .executeTakeFirst();
        if (sent.numUpdatedRows === 0n) throw refuse("gone", "delivery-gone");
        tx.tell(addresses.outside, { wake: true });
        return {};
      }),
  };
}

async function seen(tx: Tx, id: WebhookId, expected: WebhookBody) {
  const row = await webhookRow(tx.db, id);
  if (JSON.stringify(bodyIn(row)) !== JSON.stringify(expected)) throw refuse("outdated", "row-outdated");
  return row;
}

/** What will never be asked is refused when it is written, not when the first event is lost. */
function allowed({ url }: WebhookBody, { allowed: networks }: HubPorts["outgoing"]): void {
  const reason = judgeUrl(new URL(url), networks);
  if (reason) throw refuse("invalid", reason, { values: { at: "url" } });
}

const columnsOf = ({ name, url, events, isActive }: WebhookBody) => ({
  name,
  url,
  events: JSON.stringify(events),
  active: isActive ? 1 : 0,
});
