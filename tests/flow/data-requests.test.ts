import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { DataRequestId } from "../../src-shared/visitors/data-requests.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";

let flow: Flow;
let ada: Awaited<ReturnType<Flow["agent"]>>;
beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  await until("she is here", () => ada.held());
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

async function aVisitor(name: string) {
  const visitor = flow.visitor(name);
  await until("he is here", () => visitor.held());
  return visitor;
}

async function whoHasWritten(name: string) {
  const visitor = await aVisitor(name);
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  await visitor.link.ask("conversation.end", { conversation });
  return visitor;
}

const id = () => flow.id() as DataRequestId;
const openTold = () => {
  const event = ada.topics.get("data-requests");
  return event?.type === "dataRequests.changed" ? event.open : undefined;
};

test("a visitor's request reaches the administrators, is carried out once, and he reads what became of it", async () => {
  const maria = await whoHasWritten("Maria");
  const request = id();
  const asking = maria.link.ask("dataRequest.make", { id: request, replyTo: "maria@shop.example" });
  maria.cut();
  await flow.clock.advance(2_000);
  await asking;
  await until("Ada hears of it", () => openTold() === 1);
  expect(await refusalOf(maria.link.ask("dataRequest.make", { id: id(), replyTo: "" }))).toMatchObject({
    code: "conflict",
    reason: "data-requested",
  });
  expect(await ada.link.ask("dataRequests.read", {})).toMatchObject({
    open: 1,
    requests: [
      { id: request, name: "Maria", subject: null, conversations: 1, replyTo: "maria@shop.example", done: null },
    ],
  });
  ada.cut();
  await flow.clock.advance(2_000);
  await ada.link.ask("dataRequest.erase", { id: request, reason: "He asked for it." });
  for (let turn = 0; turn < 40 && openTold() !== 0; turn++) await flow.clock.advance(250);
  expect(openTold()).toBe(0);
  // His pages come back.
  await flow.clock.advance(5_000);
  expect(await refusalOf(ada.link.ask("dataRequest.erase", { id: request, reason: "He asked for it." }))).toMatchObject(
    {
      code: "gone",
      reason: "data-request-done",
    },
  );
  expect(await maria.link.ask("dataRequest.mine", {})).toMatchObject({ request: { state: "done" } });
  const rows = await flow.store().read.selectFrom("audit").selectAll().where("act", "like", "dataRequest.%").execute();
  expect(rows).toMatchObject([
    { act: "dataRequest.erase", target: `dataRequest:${request}`, reason: "He asked for it." },
    { act: "dataRequest.done", target: `dataRequest:${request}` },
  ]);
});

test("a refused one says why, and another may be made", async () => {
  const maria = await whoHasWritten("Maria");
  const request = id();
  await maria.link.ask("dataRequest.make", { id: request, replyTo: "" });
  await ada.link.ask("dataRequest.refuse", { id: request, reason: "An order of yours is still open." });
  expect(await maria.link.ask("dataRequest.mine", {})).toMatchObject({
    request: { state: "refused", reason: "An order of yours is still open." },
  });
  await maria.link.ask("dataRequest.make", { id: id(), replyTo: "" });
  expect((await ada.link.ask("dataRequests.read", {})).open).toBe(1);
});

test("nobody asks for another: it is his own connection's, and of whom nothing is kept there is nothing to delete", async () => {
  await whoHasWritten("Maria");
  const nobody = await aVisitor("nobody");
  expect(await refusalOf(nobody.link.ask("dataRequest.make", { id: id(), replyTo: "" }))).toMatchObject({
    code: "gone",
    reason: "data-none",
  });
  expect(await nobody.link.ask("dataRequest.mine", {})).toEqual({ request: null });
});

test("who may not delete visitors' data neither sees nor hears of requests", async () => {
  const anna = await flow.agent("Anna");
  await until("she is here", () => anna.held());
  const maria = await whoHasWritten("Maria");
  const request = id();
  await maria.link.ask("dataRequest.make", { id: request, replyTo: "" });
  await until("Ada hears of it", () => openTold() === 1);
  expect(anna.topics.has("data-requests")).toBe(false);
  expect(await refusalOf(anna.link.ask("dataRequests.read", {}))).toMatchObject({ code: "forbidden" });
  expect(
    await refusalOf(anna.link.ask("dataRequest.erase", { id: request, reason: "He asked for it." })),
  ).toMatchObject({ code: "forbidden" });
});
