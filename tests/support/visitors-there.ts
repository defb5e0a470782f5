import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { DataRequestId } from "../../src-shared/visitors/data-requests.ts";
import type { Flow } from "./flow.ts";
import { until } from "./hand-clock.ts";
import { siteServer } from "./site-tokens.ts";

/** Who a visitor is, where he is, and what he asks to be done with his data. */
export async function visitorsThere(
  flow: Flow,
  maria: ReturnType<Flow["visitor"]>,
  anna: Awaited<ReturnType<Flow["agent"]>>,
  conversation: ConversationId,
): Promise<void> {
  const ada = await flow.agent("Ada", "administrator");
  await until("she is here", () => ada.held());
  const site = await siteServer(flow, (key) => ada.link.ask("siteKey.add", key));
  await maria.link.ask("visitor.seen", { page: { url: "https://shop.example/", title: "Shop" } });
  await maria.link.ask("visitor.setAttributes", { attributes: { plan: "gold" } });
  await maria.link.ask("visitor.identify", { token: await site.token("maria-7") });
  await anna.link.ask("visitor.view", { conversation });
  const id = flow.id() as DataRequestId;
  await maria.link.ask("dataRequest.make", { id, replyTo: "" });
  await maria.link.ask("dataRequest.mine", {});
  await ada.link.ask("dataRequests.read", {});
  await ada.link.ask("dataRequest.refuse", { id, reason: "An order is still open." });
  await oneIsErased(flow, ada);
  await maria.link.ask("visitor.logOut", {});
  await flow.clock.advance(100);
}

/** Another, who has left and is erased. */
async function oneIsErased(flow: Flow, ada: Awaited<ReturnType<Flow["agent"]>>): Promise<void> {
  const paul = flow.visitor("Paul");
  await until("he is here", () => paul.held());
  const conversation = flow.id() as ConversationId;
  await paul.link.ask("conversation.start", { conversation, name: "Paul", page: null });
  await paul.link.ask("conversation.end", { conversation });
  const id = flow.id() as DataRequestId;
  await paul.link.ask("dataRequest.make", { id, replyTo: "paul@shop.example" });
  await ada.link.ask("dataRequest.look", { id });
  for (let after: number | null | undefined; after !== null;)
    after = (await ada.link.ask("dataRequest.export", { id, after: after ?? null })).next;
  await ada.link.ask("dataRequest.erase", { id, reason: "He asked for it." });
  const state = async () => (await ada.link.ask("dataRequests.read", {})).requests.find((one) => one.id === id)?.state;
  for (let turn = 0; turn < 40 && (await state()) !== "done"; turn++) await flow.clock.advance(250);
  await ada.link.ask("conversations.erased", { after: null });
  await ada.link.ask("audit.verify", { held: null });
}
