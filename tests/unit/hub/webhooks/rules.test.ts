import { expect, test } from "vitest";
import { mostTries, pauseAfter, type Tried, triedOf, verdict } from "../../../../src-hub/webhooks/rules.ts";
import { renewed, signed } from "../../../../src-hub/webhooks/signature.ts";

const tried = (status: number | null, retryAfter: number | null = null): Tried => ({
  status,
  answer: "",
  reason: null,
  retryAfter,
});

test.each<[status: number | null, is: string, rests: boolean | undefined]>([
  [200, "sent", undefined],
  [204, "sent", undefined],
  [299, "sent", undefined],
  [301, "again", false],
  [400, "again", false],
  [401, "again", false],
  [404, "again", false],
  [408, "again", true],
  [410, "gone", undefined],
  [429, "again", true],
  [500, "again", true],
  [503, "again", true],
  [null, "again", true],
])("an answer of %s: %s", (status, is, rests) => {
  const found = verdict(tried(status), 1, 0.5);
  expect(found.is).toBe(is);
  expect("rests" in found ? found.rests : undefined).toBe(rests);
});

test("ten tries; waits that grow, with a fifth more or less, and as the other side asks within reason", () => {
  const waits: number[] = [];
  for (let tries = 1; tries < mostTries; tries++) {
    const found = [0, 0.5, 1].map((luck) => verdict(tried(500), tries, luck));
    const [least, middle, most] = found.map((one) => (one.is === "again" ? one.wait : Number.NaN));
    expect(least).toBeCloseTo(middle! * 0.8);
    expect(most).toBeCloseTo(middle! * 1.2);
    waits.push(middle!);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThan(25);
  expect(verdict(tried(500), mostTries, 0)).toEqual({ is: "failed", rests: true });
  expect(verdict(tried(429, 600_000), 1, 0)).toMatchObject({ wait: 600_000 });
  expect(verdict(tried(429, 86_400_000), 1, 0)).toMatchObject({ wait: 3_600_000 });
  expect([1, 2, 5, 50].map(pauseAfter)).toEqual([5_000, 10_000, 80_000, 3_600_000]);
});

test("of an answer that was not taken the beginning is kept, of one that was nothing", () => {
  const answer = (status: number, headers: Record<string, string> = {}) =>
    triedOf({ status, headers, body: "x".repeat(500) });
  expect(answer(200).answer).toBe("");
  expect(answer(400).answer).toHaveLength(300);
  expect(answer(429, { "retry-after": "30" }).retryAfter).toBe(30_000);
  for (const odd of ["soon", "-1", "1e9", "99999999", "Wed, 21 Oct 2026 07:28:00 GMT"])
    expect(answer(429, { "retry-after": odd }).retryAfter).toBeNull();
});

test("signed as Standard Webhooks does it: the example of its own libraries", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const headers = signed(
    "msg_p5jXN8AQM9LWM0D4loKWxJek",
    '{"test": 2432232314}',
    [{ secret, until: null }],
    1_614_265_330_000,
  );
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("two secrets are live at most, the old one for a day", () => {
  const first = renewed([], "one", 0);
  const second = renewed(first, "two", 1_000);
  expect(second).toEqual([
    { secret: "two", until: null },
    { secret: "one", until: 86_401_000 },
  ]);
  expect(renewed(second, "three", 2_000).map(({ secret }) => secret)).toEqual(["three", "two"]);
  const count = (now: number) => signed("a", "b", second, now)["webhook-signature"].split(" ").length;
  expect([count(86_400_999), count(86_401_000)]).toEqual([2, 1]);
});
