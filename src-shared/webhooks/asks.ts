import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { Delivery, SigningSecret, Webhook, WebhookBody, WebhookId } from "./model.ts";

/**
 * An administrator's. Ids and secrets are made by whoever adds, so that no answer carries a secret. `expected` is what the
 * asker saw: refused `outdated` when it is another meanwhile.
 */
export const webhookAsks = {
  "webhooks.read": { input: nothing, output: z.object({ webhooks: z.array(Webhook) }), changes: false },
  "webhook.add": {
    input: z.object({ id: WebhookId, to: WebhookBody, secret: SigningSecret }),
    output: nothing,
    changes: true,
  },
  "webhook.save": {
    input: z.object({ id: WebhookId, to: WebhookBody, expected: WebhookBody }),
    output: nothing,
    changes: true,
  },
  "webhook.remove": { input: z.object({ id: WebhookId, expected: WebhookBody }), output: nothing, changes: true },
  /** The secret before signs beside it for another day. */
  "webhook.renewSecret": { input: z.object({ id: WebhookId, secret: SigningSecret }), output: nothing, changes: true },
  /** What becomes of it stands in the deliveries. */
  "webhook.test": { input: z.object({ id: WebhookId }), output: nothing, changes: true },
  /** The newest first, 50 at most. `before`: those with a smaller number. */
  "deliveries.read": {
    input: z.object({ webhook: WebhookId, before: z.optional(z.int()) }),
    output: z.object({ deliveries: z.array(Delivery), more: z.boolean() }),
    changes: false,
  },
  "delivery.sendAgain": { input: z.object({ webhook: WebhookId, number: z.int() }), output: nothing, changes: true },
} as const;
