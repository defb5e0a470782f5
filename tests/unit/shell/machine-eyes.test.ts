import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { machineEyes, type Monitor } from "../../../src-main/shell/electron/machine-eyes.ts";
import { noEyes } from "../../../src-main/shell/machine-use.ts";

class Machine extends EventEmitter {
  idle = 0;
  getSystemIdleTime = () => this.idle;
}

test("lock, sleep and log-off are told as they happen, until nobody wants to hear of it", () => {
  const machine = new Machine();
  const eyes = machineEyes(machine as Monitor);
  const heard: string[] = [];
  const stop = eyes.follow((what) => heard.push(what));
  for (const name of ["lock-screen", "suspend", "resume", "unlock-screen", "shutdown"]) machine.emit(name);
  expect(heard).toEqual(["locked", "asleep", "awake", "unlocked", "leaving"]);
  stop();
  machine.emit("lock-screen");
  expect(heard).toHaveLength(5);
  expect(machine.eventNames()).toEqual([]);
});

test("idle time is the machine's own", () => {
  const machine = new Machine();
  machine.idle = 240;
  expect(machineEyes(machine as Monitor).idleSeconds()).toBe(240);
});

test("a browser's machine says that it tells nothing", () => {
  expect(noEyes.tells).toBe(false);
});
