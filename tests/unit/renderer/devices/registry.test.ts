import { expect, test } from "vitest";
import type { DeviceChange, DeviceInfo } from "../../../../src-renderer/devices/list.ts";
import { deviceRegistry } from "../../../../src-renderer/devices/registry.ts";
import { handClock } from "../../../support/hand-clock.ts";

const camera: DeviceInfo = { kind: "videoinput", deviceId: "c1", label: "Camera" };
const headset: DeviceInfo = { kind: "audioinput", deviceId: "h1", label: "Headset" };

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

test("a burst of changes is looked at once, half a second after the last", async () => {
  const { machine, registry } = aMachine([camera]);
  const heard: (readonly DeviceChange[])[] = [];
  registry.onDevices((changes) => heard.push(changes));
  await machine.clock.advance(0);
  machine.plug([camera, headset], 4);
  await machine.clock.advance(400);
  machine.plug([camera, headset]);
  await machine.clock.advance(400);
  expect(machine.asked).toBe(1);
  await machine.clock.advance(200);
  expect(machine.asked).toBe(2);
  expect(heard).toEqual([[{ kind: "microphone", device: { id: "h1", label: "Headset" }, is: "new" }]]);
});

test("the first look is no change, and the same devices again are the same list", async () => {
  const { machine, registry } = aMachine([camera]);
  let told = 0;
  const heard: unknown[] = [];
  registry.onChange(() => (told += 1));
  registry.onDevices((changes) => heard.push(changes));
  await machine.clock.advance(0);
  const list = registry.list();
  expect(list.camera).toEqual([{ id: "c1", label: "Camera" }]);
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
