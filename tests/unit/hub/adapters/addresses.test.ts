import { expect, test } from "vitest";
import { addressGroup, doorman } from "../../../../src-hub/adapters/addresses.ts";
import { handClock } from "../../../support/hand-clock.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1", "fe80:0:0:0::/64"],
])("%s counts as %s", (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

const codeOf = (enter: () => unknown): string => {
  try {
    enter();
  } catch (error) {
    return String(error);
  }
  return "inside";
};

test("so many at once and no more, each address for itself", () => {
  const door = doorman(handClock(), { open: 2, perSecond: 100 });
  const first = door.enter("192.0.2.1");
  door.enter("192.0.2.1");
  expect(codeOf(() => door.enter("192.0.2.1"))).toContain("too-many-connections");
  expect(codeOf(() => door.enter("192.0.2.2"))).toBe("inside");
  first();
  first();
  expect(codeOf(() => door.enter("192.0.2.1"))).toBe("inside");
  expect(codeOf(() => door.enter("192.0.2.1"))).toContain("too-many-connections");
});

test("so many a second, with ten seconds' worth at once", async () => {
  const clock = handClock();
  const door = doorman(clock, { open: 1000, perSecond: 2 });
  const tries = (count: number) =>
    Array.from({ length: count }, () => codeOf(() => door.enter("192.0.2.1")())).filter((code) => code === "inside")
      .length;
  expect(tries(30)).toBe(20);
  await clock.advance(3_000);
  expect(tries(30)).toBe(6);
});
