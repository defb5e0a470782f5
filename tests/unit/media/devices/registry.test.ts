import { expect, test } from "vitest";
import type { DeviceChange } from "../../../../src-media/devices/changes.ts";
import type { DeviceInfo } from "../../../../src-media/devices/device.ts";
import { deviceRegistry } from "../../../../src-media/devices/registry.ts";
import { aDevice, anInfo } from "../../../support/devices.ts";
import { handClock } from "../../../support/hand-clock.ts";

const camera = anInfo("videoinput", "c1", "Camera");
const headset = anInfo("audioinput", "h1", "Headset");

/** A machine whose devices a test plugs in and pulls out. */
function aMachine(begin: readonly DeviceInfo[]) {
  const clock = handClock();
  const listeners = new Set<() => void>();
  const machine = {
    clock,
    infos: begin,
    asked: 0,
    listeners,
    plug(infos: readonly DeviceInfo[], times = 1) {
      machine.infos = infos;
      for (let time = 0; time < times; time += 1) for (const listener of listeners) listener();
    },
  };
  const registry = deviceRegistry(
    {
      enumerateDevices: () => {
        machine.asked += 1;
        return Promise.resolve(machine.infos);
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    clock,
  );
  return { machine, registry };
}

test("a burst of changes is looked at once, a quarter of a second after the last", async () => {
  const { machine, registry } = aMachine([camera]);
  const heard: (readonly DeviceChange[])[] = [];
  registry.onDevices((changes) => heard.push(changes));
  await machine.clock.advance(0);
  machine.plug([camera, headset], 4);
  await machine.clock.advance(200);
  machine.plug([camera, headset]);
  await machine.clock.advance(200);
  expect(machine.asked).toBe(1);
  await machine.clock.advance(100);
  expect(machine.asked).toBe(2);
  expect(heard).toEqual([[{ kind: "microphone", device: aDevice("h1", "Headset"), is: "new" }]]);
});

test("a burst that does not end is looked at half a second after it began, and again after it", async () => {
  const { machine, registry } = aMachine([camera]);
  registry.onDevices(() => {});
  await machine.clock.advance(0);
  for (let time = 0; time < 10; time += 1) {
    machine.plug([camera, headset]);
    await machine.clock.advance(100);
  }
  expect(registry.list().microphone).toEqual([aDevice("h1", "Headset")]);
  expect(machine.asked).toBe(3);
  await machine.clock.advance(500);
  expect(machine.asked).toBe(3);
});

test("of two looks under way at once the later one counts, whichever comes first", async () => {
  const answers: Array<(infos: readonly DeviceInfo[]) => void> = [];
  const registry = deviceRegistry(
    {
      enumerateDevices: () => new Promise((resolve) => answers.push(resolve)),
      addEventListener: () => {},
      removeEventListener: () => {},
    },
    handClock(),
  );
  const looks = [registry.refresh(), registry.refresh()];
  answers[1]?.([camera, headset]);
  answers[0]?.([camera]);
  await Promise.all(looks);
  expect(registry.list().microphone).toEqual([aDevice("h1", "Headset")]);
});

test("the first look is no change, and the same devices again are the same list", async () => {
  const { machine, registry } = aMachine([camera]);
  let told = 0;
  const heard: unknown[] = [];
  registry.onChange(() => (told += 1));
  registry.onDevices((changes) => heard.push(changes));
  await machine.clock.advance(0);
  const list = registry.list();
  expect(list.camera).toEqual([aDevice("c1", "Camera")]);
  await registry.refresh();
  expect(registry.list()).toBe(list);
  expect([told, heard]).toEqual([1, []]);
});

test("labels that become known are told, but not as devices that came", async () => {
  const { machine, registry } = aMachine([{ ...camera, label: "" }]);
  let told = 0;
  const heard: unknown[] = [];
  registry.onChange(() => (told += 1));
  registry.onDevices((changes) => heard.push(changes));
  await machine.clock.advance(0);
  machine.infos = [camera];
  await registry.refresh();
  expect([told, heard]).toEqual([2, []]);
});

test("nobody listens to the machine any longer when nobody wants to know", () => {
  const { machine, registry } = aMachine([]);
  const stops = [registry.onChange(() => {}), registry.onDevices(() => {})];
  expect(machine.listeners.size).toBe(1);
  stops[0]?.();
  expect(machine.listeners.size).toBe(1);
  stops[1]?.();
  expect(machine.listeners.size).toBe(0);
});

test("a page without devices has an empty list", async () => {
  const registry = deviceRegistry(undefined, handClock());
  await registry.refresh();
  expect(registry.list().camera).toEqual([]);
});
