import { expect, test } from "vitest";
import { keptSeat } from "../../../../src-renderer/video/kept-seat.ts";
import { turns } from "../../../support/hand-clock.ts";
import { active, aWindow, calling, first, invited, type Steps } from "../../../support/video-window.ts";

test("a reloaded window sits down in its call again, with the camera off if it was off", async () => {
  const before = await calling();
  before.last().turn({ camera: { state: "off" } });
  const after = aWindow({ kept: before.kept, steps: [...active, "invites", "takes"] });
  await turns();
  expect([after.video.state().seat, after.last().entered > 0, after.shown]).toEqual([first, true, [first]]);
  expect(after.last().wanted).toMatchObject({ microphone: true, camera: false });
});

test("a window that was reloaded while the visitor accepted goes into the call", async () => {
  const before = await invited();
  const after = aWindow({ kept: before.kept, steps: [...active, "invites", "takes"] });
  await turns();
  expect([after.video.state().seat, after.last().entered > 0]).toEqual([first, true]);
});

test.each([
  ["the call is over", [...active, "invites", "takes", "hangs-up"]],
  ["another call runs by now", [...active, "invites", "takes", "hangs-up", "invites", "takes"]],
  ["the conversation is over", [...active, "invites", "takes", "ends"]],
] as ReadonlyArray<[string, Steps]>)("a reloaded window opens no camera when %s", async (_case, steps) => {
  const before = await calling();
  const after = aWindow({ kept: before.kept, steps });
  await turns();
  expect([after.sats.length, after.video.state().seat, after.shown]).toEqual([0, null, []]);
});

test("after a hang-up nothing is kept that a reload would come back to", async () => {
  const { video, kept } = await calling();
  expect(kept.size).toBe(1);
  await video.end(first);
  expect(kept.size).toBe(0);
});

test.each(["", "{", "null", "7", '{"conversation":"x"}', '{"of":[]}'])(
  "a kept seat that cannot be read (%j) is none",
  (text) => {
    expect(keptSeat({ getItem: () => text, setItem: () => {}, removeItem: () => {} })).toBeNull();
  },
);
