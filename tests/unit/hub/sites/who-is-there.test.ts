import { expect, test } from "vitest";
import type { SiteAvailability } from "../../../../src-shared/availability/model.ts";
import { nowOf, sayOnChange } from "../../../../src-hub/sites/who-is-there.ts";
import { handClock } from "../../../support/hand-clock.ts";

const closed: SiteAvailability = { chat: "closed", video: "nobody", text: "", opensAt: null, form: false, buttons: {} };

function watched() {
  const clock = handClock();
  const heard = new Set<() => void>();
  let availability = closed;
  const say = sayOnChange(
    {
      availability: () => availability,
      shown: () => undefined,
      watchSite: (_site, listener) => {
        heard.add(listener);
        return () => heard.delete(listener);
      },
    },
    clock,
  );
  const change = (part: Partial<SiteAvailability>): void => {
    availability = { ...availability, ...part };
    for (const listener of heard) listener();
  };
  return { clock, heard, say, change };
}

test("answers at once what is not known, and waits with what is until it changes", async () => {
  const { say, change, heard } = watched();
  const first = await say("site", undefined, () => {});
  expect(first).toMatchObject({ chat: false, video: false, buttons: {} });
  let answer: unknown;
  void say("site", first.known, () => {}).then((next) => (answer = next));
  // What pages do not show is no news to them.
  change({ video: "full" });
  await Promise.resolve();
  expect(answer).toBeUndefined();
  change({ video: "open", buttons: { advice: { ...closed, chat: "queue" } } });
  await new Promise(setImmediate);
  expect(answer).toMatchObject({ chat: false, video: true, buttons: { advice: { chat: true, video: false } } });
  expect(heard.size).toBe(0);
});

test("answers the same after a while; who goes away leaves nothing behind", async () => {
  const { clock, say, heard } = watched();
  const { known } = nowOf(closed, undefined);
  const waited = say("site", known, () => {});
  await clock.advance(25_000);
  expect((await waited).known).toBe(known);
  let gone = (): void => {};
  void say("site", known, (stop) => (gone = stop));
  expect(heard.size).toBe(1);
  gone();
  expect(heard.size).toBe(0);
});
