import { expect, test } from "vitest";
import type { DeskAsk } from "../../../../src-renderer/desk-ask.ts";
import { noMedia } from "../../../../src-renderer/media/state.ts";
import { shareDesk } from "../../../../src-renderer/screen-share/share-desk.ts";
import { type Fault, FaultError } from "../../../../src-shared/rpc/fault.ts";
import type { ScreenChoice, ScreenSource } from "../../../../src-shared/screen-share/desk-asks.ts";
import { noShare, type Share } from "../../../../src-shared/screen-share/share.ts";

function aSource(id: string, name = id): ScreenSource {
  return { id, name, kind: id.startsWith("screen") ? "screen" : "window", thumbnail: "" };
}

const ours: ScreenChoice = {
  picker: "ours",
  access: "granted",
  sound: true,
  sources: [aSource("screen:1"), aSource("window:1", "<b>Invoice</b>")],
};
const live: Share = { is: "live", source: { id: 1, label: "Invoice", surface: "window", sound: false } };

/** A window in a call, on a machine with this way to choose. */
function aWindow(choice: ScreenChoice = ours, { inCall = true } = {}) {
  const asked: Array<[name: string, input: unknown]> = [];
  const wishes: unknown[] = [];
  const faults: Fault[] = [];
  const timers: Array<() => void> = [];
  const answers: Record<string, () => unknown> = { "screen.list": () => choice };
  let share: Share = noShare;
  const desk = shareDesk({
    ask: ((name: string, input: unknown) => {
      asked.push([name, input]);
      return Promise.resolve().then(() => answers[name]?.() ?? {});
    }) as DeskAsk,
    call: () =>
      inCall
        ? {
            state: () => ({ ...noMedia, share: { ...noMedia.share, share } }),
            share: (wish) => {
              wishes.push(wish);
              share = live;
              return Promise.resolve(share);
            },
            stopSharing: () => {
              share = { is: "off", after: "stopped" };
            },
          }
        : undefined,
    machine: {
      after(_ms, work) {
        timers.push(work);
        return () => void timers.splice(timers.indexOf(work), 1);
      },
    },
    refused: (fault) => void faults.push(fault),
  });
  return { desk, asked, wishes, faults, timers, answers };
}

async function opened(machine = aWindow()) {
  const share = machine.desk.startShare();
  await Promise.resolve().then(() => Promise.resolve());
  await new Promise((resolve) => setImmediate(resolve));
  return { ...machine, share };
}

function refusing(reason: string) {
  return () => {
    throw new FaultError({ code: "gone", reason });
  };
}

test("the system's picker: nothing of ours is shown, and the capture asks", async () => {
  const { desk, wishes } = aWindow({ picker: "system" });
  expect(await desk.startShare()).toEqual(live);
  expect(wishes).toEqual([{ sound: false }]);
  expect(desk.state()).toEqual({ picker: null, isAsking: false });
});

test("our picker: nothing is captured before a choice, which main hears first", async () => {
  const { desk, share, asked, wishes } = await opened();
  expect(desk.state().picker).toEqual(ours);
  expect(wishes).toEqual([]);
  await desk.choose("window:1", true);
  expect(asked.at(-1)).toEqual(["screen.choose", { source: "window:1", sound: true }]);
  expect(wishes).toEqual([{ sound: true }]);
  expect(await share).toEqual(live);
  expect(desk.state()).toEqual({ picker: null, isAsking: false });
});

test("a cancelled picker captures nothing; it is answered once", async () => {
  const { desk, share, asked, wishes } = await opened();
  desk.cancel();
  expect(await share).toEqual(noShare);
  await desk.choose("window:1", false);
  expect([asked.length, wishes.length]).toEqual([1, 0]);
});

test("two choices in a moment are one", async () => {
  const { desk, asked } = await opened();
  await Promise.all([desk.choose("window:1", false), desk.choose("screen:1", false)]);
  expect(asked.filter(([name]) => name === "screen.choose")).toHaveLength(1);
});

test("a source that went meanwhile closes the picker with its reason", async () => {
  const { desk, share, answers, faults, wishes } = await opened();
  answers["screen.choose"] = refusing("screen-gone");
  await desk.choose("window:1", false);
  expect(faults).toMatchObject([{ reason: "screen-gone" }]);
  expect([await share, wishes, desk.state().picker]).toEqual([noShare, [], null]);
});

test("a picker that nobody answers closes after a while, and says so", async () => {
  const { desk, share, timers, faults } = await opened();
  for (const work of timers.splice(0)) work();
  expect(await share).toEqual(noShare);
  expect(faults).toMatchObject([{ reason: "picker-timeout" }]);
  expect(desk.state().picker).toBeNull();
});

test("a system that does not say what there is: the reason, and no picker", async () => {
  const { desk, answers, faults } = aWindow();
  answers["screen.list"] = refusing("screens-not-listed");
  expect(await desk.startShare()).toEqual(noShare);
  expect(faults).toMatchObject([{ reason: "screens-not-listed" }]);
  expect(desk.state()).toEqual({ picker: null, isAsking: false });
});

test("new looks replace the sources of their kind, also with none; one that comes late changes nothing", async () => {
  const { desk, answers } = await opened();
  answers["screen.pictures"] = () => ({ sources: [{ ...aSource("screen:1"), thumbnail: "data:" }] });
  await desk.look("screen");
  expect(desk.state().picker?.sources.map(({ id, thumbnail }) => [id, thumbnail])).toEqual([
    ["window:1", ""],
    ["screen:1", "data:"],
  ]);
  answers["screen.pictures"] = () => ({ sources: [] });
  await desk.look("window");
  expect(desk.state().picker?.sources.map(({ id }) => id)).toEqual(["screen:1"]);
  const late = desk.look("screen");
  desk.cancel();
  await late;
  expect(desk.state().picker).toBeNull();
});

test("without a call there is nothing to share with", async () => {
  const { desk, asked } = aWindow(ours, { inCall: false });
  expect(await desk.startShare()).toEqual(noShare);
  expect(asked).toEqual([]);
});
