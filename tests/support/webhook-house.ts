import { createHmac, randomBytes } from "node:crypto";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { WebhookType } from "../../src-shared/webhooks/events.ts";
import type { WebhookBody, WebhookId } from "../../src-shared/webhooks/model.ts";
import type { OutgoingRequest } from "../../src-hub/outgoing/port.ts";
import type { Flow } from "./flow.ts";
import { until } from "./hand-clock.ts";

export const hour = 3_600_000;
export const secretOf = (): string => `whsec_${randomBytes(32).toString("base64")}`;
export const webhookBody = (over: Partial<WebhookBody> = {}): WebhookBody => ({
  name: "CRM",
  url: "http://outside.test/hook",
  events: ["conversation.started", "conversation.assigned", "conversation.ended", "conversation.closed"],
  isActive: true,
  ...over,
});
export const told = ({ body }: OutgoingRequest) =>
  JSON.parse(body!) as { type: WebhookType; data: { conversation: string } };
export const idsOf = (requests: readonly OutgoingRequest[]) => requests.map(({ headers }) => headers!["webhook-id"]!);

/** As a receiver checks it, by Standard Webhooks. `now`: his clock. */
export function isSignedBy({ headers, body }: OutgoingRequest, secret: string, now: number): boolean {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signatures } = headers!;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const wanted = `v1,${createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64")}`;
  return signatures!.split(" ").includes(wanted) && Math.abs(Number(at) * 1000 - now) <= 300_000;
}

/** An administrator in a flow, and what he and others do where webhooks are about. */
export async function webhookHouse(flow: Flow) {
  const ada = await flow.agent("Ada", "administrator");
  await until("the administrator is here", () => ada.held());
  await ada.link.ask("presence.set", { state: "busy" });
  return {
    ada,
    async webhook(over: Partial<WebhookBody> = {}) {
      const id = flow.id() as WebhookId;
      const secret = secretOf();
      await ada.link.ask("webhook.add", { id, to: webhookBody(over), secret });
      return { id, secret, to: webhookBody(over) };
    },
    takes: () => void (flow.outside.answer = () => ({ status: 204 })),
    /** Hours later: nothing happens meanwhile but what is due at the end. */
    async later(ms: number): Promise<void> {
      flow.clock.sleep(Math.round(ms) - 2_000);
      await flow.clock.advance(2_000);
      for (let second = 0; second < 60 && ada.linkState().state !== "ready"; second++) await flow.clock.advance(1_000);
    },
    /** A visitor comes, is answered, and the agent ends and wraps up. */
    async conversation(name: string, { say = false } = {}): Promise<ConversationId> {
      const visitor = flow.visitor(name);
      const anna = await flow.agent("Anna");
      await until("both are here", () => visitor.held() && anna.held());
      const id = flow.id() as ConversationId;
      await visitor.link.ask("conversation.start", { conversation: id, name, page: null });
      const offer = await until("an offer", () => anna.state().offers[0]);
      await anna.link.ask("offer.accept", { offer: offer.id });
      if (say)
        await visitor.link.ask("chat.send", { conversation: id, id: flow.id() as MessageId, text: "canary-text" });
      await anna.link.ask("conversation.end", { conversation: id });
      await anna.link.ask("conversation.wrapUp", { conversation: id, outcome: "solved", note: "canary-note" });
      return id;
    },
    /** A visitor comes, and nobody is there. */
    async comes(name: string): Promise<void> {
      const visitor = flow.visitor(name);
      await until("he is here", () => visitor.held());
      await visitor.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name, page: null });
      visitor.unplug();
    },
  };
}
