import { expect, test } from "vitest";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { addresses, type HubEvent, memoryBus, type News } from "../../../../src-hub/bus.ts";
import { Feed } from "../../../../src-hub/connections/feed.ts";
import { notWrappedUp } from "../../../../src-hub/wrap-up/close.ts";

const id = "01890000-0000-7000-8000-000000000001" as ConversationId;
const log = `${id}/public`;

function entry(seq: number): News {
  return { event: { type: "conversation.ended", conversation: id, at: seq, by: "agent" }, log, seq };
}

function opened(publicHead: number, staffHead: number): News {
  const view = { public: { head: publicHead, summary: { id } }, staff: { head: staffHead } };
  return { event: { type: "conversation.opened", view } as unknown as HubEvent, topic: "conversation" };
}

function feedOn() {
  const bus = memoryBus((error) => {
    throw error;
  });
  const feed = new Feed(bus);
  const sent: string[] = [];
  feed.listen(addresses.agent("anna"));
  const release = () =>
    feed.release((placed) => sent.push("seq" in placed ? `${placed.log} ${placed.seq}` : placed.event.type));
  return { bus, feed, sent, release };
}

test("what the state covers does not come, what came meanwhile does, in order", () => {
  const { bus, feed, sent, release } = feedOn();
  feed.follow(log);
  for (const seq of [1, 2, 3]) bus.publish(addresses.log(log), entry(seq));
  feed.holds(log, 2);
  release();
  bus.publish(addresses.log(log), entry(4));
  bus.publish(addresses.log(log), entry(4));
  expect(sent).toEqual([`${log} 3`, `${log} 4`]);
});

test("a conversation that opened before the state was read does not come a second time, nor its entries", () => {
  const { bus, feed, sent, release } = feedOn();
  bus.publish(addresses.agent("anna"), opened(2, 1));
  bus.publish(addresses.log(log), entry(3));
  feed.holds(log, 3);
  feed.holds(`${id}/staff`, 1);
  release();
  expect(sent).toEqual([]);
  bus.publish(addresses.log(log), entry(4));
  expect(sent).toEqual([`${log} 4`]);
});

test("a conversation that opens later comes once, and then what follows on it", () => {
  const { bus, sent, release } = feedOn();
  release();
  bus.publish(addresses.agent("anna"), opened(2, 1));
  bus.publish(addresses.log(log), entry(2));
  bus.publish(addresses.log(log), entry(3));
  bus.publish(addresses.agent("anna"), opened(2, 1));
  expect(sent).toEqual(["conversation.opened", `${log} 3`]);
});

test("after the last word of the staff log neither log is heard; after close nothing is", () => {
  const { bus, feed, sent, release } = feedOn();
  release();
  bus.publish(addresses.agent("anna"), opened(2, 1));
  const closed = { type: "conversation.closed" as const, conversation: id, at: 2, after: 2, ...notWrappedUp };
  bus.publish(addresses.log(`${id}/staff`), { event: closed, log: `${id}/staff`, seq: 2 });
  bus.publish(addresses.log(log), entry(3));
  expect(sent).toEqual(["conversation.opened", `${id}/staff 2`]);
  let woken = 0;
  feed.wakes(addresses.places, () => (woken += 1));
  bus.publish(addresses.places, { wake: true });
  feed.close();
  bus.publish(addresses.places, { wake: true });
  bus.publish(addresses.agent("anna"), opened(2, 1));
  expect([woken, sent.length]).toEqual([1, 2]);
});
