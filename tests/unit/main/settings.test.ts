import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSettings } from "../../../src-main/settings/settings.ts";
import { defaultSettings, type DeskSettings } from "../../../src-shared/settings/model.ts";
import { fakeLog, type FakeShell } from "../../support/fake-shell.ts";

let folder: string;
let file: string;
let told: FakeShell["told"];
let published: DeskSettings[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-settings-"));
  file = join(folder, "settings.json");
  told = [];
  published = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openSettings(folder, fakeLog(told), (settings) => void published.push(settings));

test("without a file the defaults; a change is published, answered when written, and there at the next start", async () => {
  const settings = await open();
  expect(settings.current()).toEqual(defaultSettings);
  const camera = { id: "abc", label: "Front", product: null, group: "g" };
  expect(await settings.change({ theme: "dark", camera })).toEqual({ ...defaultSettings, theme: "dark", camera });
  expect(published).toEqual([settings.current()]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await open()).current()).toEqual(settings.current());
  expect(told).toEqual([]);
});

test("changes made at once are all kept, the last word of each", async () => {
  const settings = await open();
  await Promise.all([
    settings.change({ ringVolume: 0.1 }),
    settings.change({ stage: "left" }),
    settings.change({ ringVolume: 0.5 }),
  ]);
  expect((await open()).current()).toEqual({ ...defaultSettings, stage: "left", ringVolume: 0.5 });
});

test("what an older desk did not know has its default", async () => {
  writeFileSync(file, JSON.stringify({ theme: "light" }));
  expect((await open()).current()).toEqual({ ...defaultSettings, theme: "light" });
});

test("a device that an older desk kept is still the chosen one, and stays it when something else is changed", async () => {
  writeFileSync(file, JSON.stringify({ microphone: { id: "m", label: "Headset" }, ringVolume: 0.3 }));
  const settings = await open();
  const microphone = { id: "m", label: "Headset", product: null, group: "" };
  expect(settings.current()).toEqual({ ...defaultSettings, microphone, ringVolume: 0.3 });
  const processing = { noise: false, echo: true, gain: true };
  await settings.change({ processing });
  expect((await open()).current()).toEqual({ ...defaultSettings, microphone, ringVolume: 0.3, processing });
});

test.each(["", "{", "[]", '"x"', '{"theme":"purple"}', '{"ringVolume":7}', "\u0000\u0001"])(
  "a file with %j gives the defaults and a warning, and stays until something is changed",
  async (content) => {
    writeFileSync(file, content);
    const settings = await open();
    expect(settings.current()).toEqual(defaultSettings);
    expect(told.map(({ level }) => level)).toEqual(["warn"]);
    expect(readFileSync(file, "utf8")).toBe(content);
  },
);

test("a disk that cannot be written is said to who changes; the change holds until the end, and the next one is tried", async () => {
  const settings = await open();
  rmSync(folder, { recursive: true });
  const refused = { fault: { code: "unavailable", reason: "settings-not-kept" } };
  await expect(settings.change({ theme: "dark" })).rejects.toMatchObject(refused);
  expect(settings.current().theme).toBe("dark");
  await expect(settings.change({ theme: "light" })).rejects.toMatchObject(refused);
  mkdirSync(folder);
  expect((await settings.change({ stage: "left" })).theme).toBe("light");
  expect((await open()).current()).toEqual(settings.current());
});
