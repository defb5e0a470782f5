import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenKeys, isSingle, keysOf, remap, resetAll } from "../../../../src-renderer/keys/keymap.ts";
import { canBeGiven, pressedKeys } from "../../../../src-renderer/keys/pressed.ts";
import { isPressed } from "../../../../src-renderer/frame/shortcut.ts";
import { type KeyId, keyTable } from "../../../../src-renderer/keys/table.ts";
import { defaultSettings, DeskSettings, type KeyChoices } from "../../../../src-shared/settings/model.ts";

const first: KeyChoices = defaultSettings.keys;
const rowOfId = (id: KeyId) => keyTable.find((row) => row.id === id)!;
const press = (key: string, code: string, ...held: string[]) => ({
  key,
  code,
  altKey: held.includes("alt"),
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  shiftKey: held.includes("shift"),
});

function twice(choices: KeyChoices): string[] {
  const all = keyTable.map((row) => chosenKeys(choices, row)).filter((keys) => keys !== null);
  return all.filter((keys, index) => all.indexOf(keys) !== index);
}

test("no two actions of the table have the same keys, and no id stands in it twice", () => {
  expect(twice(first)).toEqual([]);
  expect(new Set(keyTable.map(({ id }) => id)).size).toBe(keyTable.length);
});

const keys = fc.oneof(
  fc.constantFrom(...keyTable.map((row) => row.keys), "Alt+Q", "m", "M", "?", "Ctrl+K", "mod+k"),
  fc.constant(undefined),
);
const change = fc.record({ id: fc.constantFrom(...keyTable.map(({ id }) => id)), keys });

test("whatever is chosen, reset and taken away, one key never does two things; other versions' choices stay", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      let now: KeyChoices = { single: true, chosen: { "from.tomorrow": "Alt+Shift+9" } };
      for (const { id, keys: wanted } of changes) {
        const outcome = remap(now, id, wanted);
        if (outcome.is === "changed") now = outcome.choices;
        else expect(chosenKeys(now, rowOfId(outcome.with))?.toLowerCase()).toBeDefined();
      }
      expect(twice(now)).toEqual([]);
      expect(now.chosen["from.tomorrow"]).toBe("Alt+Shift+9");
      expect(DeskSettings.parse({ ...defaultSettings, keys: now }).keys).toEqual(now);
      expect(resetAll(now)).toEqual({ single: true, chosen: { "from.tomorrow": "Alt+Shift+9" } });
    }),
  );
});

test("a clash is named, and a key goes back only where nobody took it meanwhile", () => {
  expect(remap(first, "call.camera", "Alt+Shift+M")).toEqual({ is: "clash", with: "call.microphone" });
  const freed = remap(first, "call.microphone", null);
  const taken = freed.is === "changed" ? remap(freed.choices, "call.camera", "Alt+Shift+M") : freed;
  const after = taken.is === "changed" ? taken.choices : first;
  expect(after.chosen).toEqual({ "call.microphone": null, "call.camera": "Alt+Shift+M" });
  expect(remap(after, "call.microphone", undefined)).toEqual({ is: "clash", with: "call.camera" });
});

test("keys of one sign are all off by one switch, and keep their place", () => {
  const off = { ...first, single: false };
  expect(keysOf(first, rowOfId("keys.sheet"))).toBe("?");
  expect(keysOf(off, rowOfId("keys.sheet"))).toBeNull();
  expect(keysOf(off, rowOfId("offer.accept"))).toBe("F8");
  expect(remap(off, "call.camera", "?")).toEqual({ is: "clash", with: "keys.sheet" });
  expect(["?", "M", "Shift+M", "F8", "Alt+M", "Mod+K", "+"].map(isSingle)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    true,
  ]);
});

test.each([
  [press("K", "KeyK", "ctrl"), "Mod+K"],
  [press("å", "KeyA", "alt"), "Alt+A"],
  [press("!", "Digit1", "alt", "shift"), "Alt+Shift+1"],
  [press("?", "Minus", "shift"), "?"],
  [press("m", "KeyM"), "M"],
  [press("F8", "F8", "shift"), "Shift+F8"],
  [press(" ", "Space", "ctrl"), "Mod+Space"],
  [press("PageDown", "PageDown", "alt"), "Alt+PageDown"],
])("%o is %s, and does what has these keys", (event, name) => {
  expect(pressedKeys(event, false)).toBe(name);
  if (name !== "Mod+Space") expect(isPressed(name, event, false)).toBe(true);
});

test("a modifier alone is no key yet, and what writes or moves is not given away", () => {
  expect(pressedKeys(press("Shift", "ShiftLeft", "shift"), false)).toBeUndefined();
  expect(["Tab", "Enter", "Mod+C", "ArrowUp", "Shift+End", "Mod+Shift+Z"].filter(canBeGiven)).toEqual([]);
  expect(["?", "M", "Mod+K", "F2", "Alt+ArrowUp"].filter((name) => !canBeGiven(name))).toEqual([]);
});
