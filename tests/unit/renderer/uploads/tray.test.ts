import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "../../../../src-renderer/uploads/file-words.ts";
import { pictureName } from "../../../../src-renderer/uploads/picture-name.ts";
import {
  emptyTray,
  isComing,
  nextTray,
  readyIn,
  type TrayFile,
  type TraySending,
  type TrayStep,
} from "../../../../src-renderer/uploads/tray.ts";
import type { Fault } from "../../../../src-shared/rpc/fault.ts";
import { type Attachment, mostAttachments, type UploadId } from "../../../../src-shared/uploads/model.ts";

const idOf = (number: number) => `01890000-0000-7000-8000-0000000000${10 + number}` as UploadId;
const attachmentOf = (id: UploadId): Attachment => ({
  id,
  name: "a.png",
  type: "image/png",
  size: 9,
  width: 3,
  height: 3,
  preview: true,
});
const lost: Fault = { code: "unavailable", reason: "link-lost" };
const states: Record<TraySending["state"], (id: UploadId) => TraySending> = {
  coming: () => ({ state: "coming", share: 0.4 }),
  paused: () => ({ state: "paused", share: 0.4, fault: lost }),
  judging: () => ({ state: "judging" }),
  ready: (id) => ({ state: "ready", attachment: attachmentOf(id) }),
  failed: () => ({ state: "failed", fault: { code: "invalid", reason: "file-lies" } }),
  lost: () => ({ state: "lost" }),
};
const fileIn = (state: TraySending["state"], number = 1): TrayFile => ({
  id: idOf(number),
  name: "a.png",
  size: 9,
  sending: states[state](idOf(number)),
});

test.each<[TraySending["state"], TraySending["state"] | "gone"]>([
  ["ready", "ready"],
  ["judging", "judging"],
  ["coming", "lost"],
  ["paused", "lost"],
  ["lost", "lost"],
  ["failed", "gone"],
])("after a reload a file that was %s is %s: what the hub has all of is kept, the rest is said", (before, after) => {
  const [file] = nextTray([fileIn(before)], { is: "reloaded" });
  expect(file?.sending.state ?? "gone").toBe(after);
});

test.each<[TraySending["state"], boolean]>([
  ["coming", true],
  ["paused", true],
  ["judging", true],
  ["ready", false],
  ["failed", false],
  ["lost", false],
])("a message waits for a file that is %s: %s", (state, waits) => {
  expect(isComing([fileIn("ready", 2), fileIn(state)])).toBe(waits);
});

test("a message takes what is ready, in the order in which it was chosen; what failed stays and says why", () => {
  const tray = [fileIn("ready", 2), fileIn("failed", 1), fileIn("ready", 3)];
  expect(readyIn(tray).map(({ id }) => id)).toEqual([idOf(2), idOf(3)]);
  expect(nextTray(tray, { is: "taken" })).toEqual([fileIn("failed", 1)]);
});

test("only what failed is tried again, as another upload", () => {
  const again = { is: "again", id: idOf(1), as: idOf(5) } as const;
  expect(nextTray([fileIn("failed")], again)).toEqual([
    { ...fileIn("failed"), id: idOf(5), sending: { state: "coming", share: 0 } },
  ]);
  expect(nextTray([fileIn("ready")], again)).toEqual([fileIn("ready")]);
});

const sendings: Array<Exclude<TraySending["state"], "lost">> = ["coming", "paused", "judging", "ready", "failed"];
const number = fc.integer({ min: 0, max: 14 });
const step: fc.Arbitrary<TrayStep> = fc.oneof(
  number.map((one): TrayStep => ({ is: "chosen", files: [fileIn("coming", one)] })),
  fc
    .tuple(number, fc.constantFrom(...sendings))
    .map(([one, state]): TrayStep => ({ is: "told", id: idOf(one), sending: fileIn(state, one).sending as never })),
  number.map((one): TrayStep => ({ is: "removed", id: idOf(one) })),
  fc.constant<TrayStep>({ is: "taken" }),
  fc.constant<TrayStep>({ is: "reloaded" }),
);

test("whatever happens in whatever order: no more files than a message takes, and what is ready is lost by nobody but a message or a hand", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let tray = emptyTray;
      for (const one of steps) {
        const before = readyIn(tray).map(({ id }) => id);
        tray = nextTray(tray, one);
        expect(tray.length).toBeLessThanOrEqual(mostAttachments);
        const after = readyIn(tray).map(({ id }) => id);
        if (one.is === "taken") expect(after).toEqual([]);
        else
          expect(after).toEqual(expect.arrayContaining(before.filter((id) => one.is !== "removed" || id !== one.id)));
      }
    }),
  );
});

test("a message of files alone is named by them", () => {
  expect(wordsOf({ text: "", attachments: [attachmentOf(idOf(1)), attachmentOf(idOf(2))] })).toBe("a.png, a.png");
  expect(wordsOf({ text: "Look", attachments: [attachmentOf(idOf(1))] })).toBe("Look");
});

test("a screenshot is named by the local time", () => {
  expect(pictureName("screenshot", new Date(2026, 0, 5, 7, 8, 9))).toBe("screenshot-2026-01-05-07-08-09.png");
});
