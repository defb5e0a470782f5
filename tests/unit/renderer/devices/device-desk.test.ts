import { expect, test } from "vitest";
import type { DeviceInfo } from "../../../../src-media/devices/device.ts";
import type { ChosenDevices, Turn } from "../../../../src-media/devices/follow.ts";
import { deviceRegistry } from "../../../../src-media/devices/registry.ts";
import { deviceDesk } from "../../../../src-renderer/devices/device-desk.ts";
import { aDevice, anInfo } from "../../../support/devices.ts";
import { handClock } from "../../../support/hand-clock.ts";

const headset = anInfo("audioinput", "h1", "Headset");
const builtIn = anInfo("audioinput", "b1", "Built-in");

/** A window in which the headset is chosen. */
async function aWindow(isInUse = true) {
  const clock = handClock();
  const state = {
    infos: [builtIn, headset] as DeviceInfo[],
    chosen: { camera: null, microphone: aDevice("h1", "Headset"), speaker: null } as ChosenDevices,
  };
  const registry = deviceRegistry(
    {
      enumerateDevices: () => Promise.resolve(state.infos),
      addEventListener: () => {},
      removeEventListener: () => {},
    },
    clock,
  );
  const desk = deviceDesk({ registry, machine: clock, chosen: () => state.chosen, isInUse: () => isInUse });
  const turns: Turn[] = [];
  let told = 0;
  desk.onTurn((turn) => turns.push(turn));
  desk.onChange(() => (told += 1));
  await clock.advance(0);
  const connect = async (infos: DeviceInfo[]): Promise<void> => {
    state.infos = infos;
    await registry.refresh();
  };
  return { clock, state, desk, turns, connect, told: () => told };
}

test("the first look at the machine is no news, whatever was chosen", async () => {
  const { desk, turns } = await aWindow();
  expect(desk.now().microphone.use).toEqual({ reason: "chosen", device: aDevice("h1", "Headset") });
  expect(turns).toEqual([]);
});

test("a lost device is stood in for and taken again, each told once", async () => {
  const { desk, turns, connect, told } = await aWindow();
  const before = told();
  await connect([builtIn]);
  await connect([builtIn]);
  expect(desk.now().microphone.use.device?.label).toBe("Built-in");
  await connect([builtIn, headset]);
  expect(desk.now().microphone.use.device?.label).toBe("Headset");
  expect(turns.map(({ why }) => why)).toEqual(["lost", "back"]);
  expect(told() - before).toBe(2);
});

test("the only device goes and comes back: both told", async () => {
  const { desk, turns, connect } = await aWindow();
  await connect([]);
  expect(desk.now().microphone.use).toEqual({ reason: "none", device: undefined });
  await connect([headset]);
  expect(turns.map(({ why }) => why)).toEqual(["lost", "back"]);
});

test("one that came back after more than ten minutes of a call is taken when the person says so", async () => {
  const { clock, desk, turns, connect } = await aWindow();
  await connect([builtIn]);
  await clock.advance(11 * 60_000);
  await connect([builtIn, headset]);
  expect(desk.now().microphone.use.device?.label).toBe("Built-in");
  expect(turns.map(({ why }) => why)).toEqual(["lost", "late"]);
  desk.takeBack("microphone");
  expect(desk.now().microphone.use.device?.label).toBe("Headset");
});

test("another choice is followed at once and without a word", async () => {
  const { state, desk, turns } = await aWindow();
  state.chosen = { ...state.chosen, microphone: aDevice("b1", "Built-in") };
  desk.settle();
  expect(desk.now().microphone.use.device?.id).toBe("b1");
  const now = desk.now();
  desk.settle();
  expect(desk.now()).toBe(now);
  expect(turns).toEqual([]);
});
