import { expect, test } from "vitest";
import type { VisitorId } from "../../../../src-shared/conversations/model.ts";
import { networkOf } from "../../../../src-hub/adapters/addresses.ts";
import { messageLimits } from "../../../../src-hub/visitors/limits.ts";
import { handClock } from "../../../support/hand-clock.ts";

const office = "203.0.113.0/24";
const visitor = (name: string | number) => `visitor ${name}` as VisitorId;

function aHub() {
  const clock = handClock();
  const takes = messageLimits(clock, { perVisitor: 20, perNetwork: 100 });
  const sends = (who: VisitorId, network: string, ask = "chat.send"): boolean => {
    try {
      takes(ask, who, network);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ fault: { code: "too-fast", reason: "messages-too-fast" } });
      expect((error as { fault: { retryAfter: number } }).fault.retryAfter).toBeGreaterThan(0);
      return false;
    }
  };
  const passed = (tries: number, who: VisitorId, network: string) =>
    Array.from({ length: tries }, () => sends(who, network)).filter(Boolean).length;
  return { clock, sends, passed };
}

test("one visitor gets twenty in ten seconds through, however many tabs he has, and as many again after the next ten", async () => {
  const { clock, passed } = aHub();
  expect(passed(1_000, visitor("flood"), office)).toBe(20);
  await clock.advance(10_000);
  expect(passed(1_000, visitor("flood"), office)).toBe(20);
});

test("a thousand a second of one visitor take nothing from his neighbours, nor from other networks", async () => {
  const { clock, passed, sends } = aHub();
  let others = 0;
  for (let second = 0; second < 20; second++) {
    passed(1_000, visitor("flood"), office);
    if (sends(visitor("neighbour"), office)) others += 1;
    if (sends(visitor("elsewhere"), "198.51.100.0/24")) others += 1;
    await clock.advance(1_000);
  }
  expect(others).toBe(40);
});

test("five thousand faces of one network get through what one network may, and nobody else waits for it", () => {
  const { passed } = aHub();
  const through = Array.from({ length: 5_000 }, (_, at) => passed(1, visitor(at), office)).reduce((a, b) => a + b, 0);
  expect(through).toBe(100);
  expect(passed(20, visitor("elsewhere"), "2001:db8:0:1::/64")).toBe(20);
});

test("typing and reading are not counted", () => {
  const { sends } = aHub();
  const asks = Array.from({ length: 500 }, () => sends(visitor("reader"), office, "chat.typing"));
  expect(asks.every(Boolean)).toBe(true);
});

test.each([
  ["203.0.113.7", "203.0.113.0/24"],
  ["::ffff:203.0.113.200", "203.0.113.0/24"],
  ["2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s comes from %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
