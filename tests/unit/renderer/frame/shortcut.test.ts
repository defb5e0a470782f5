import { expect, test } from "vitest";
import { actionsNow, registerActions } from "../../../../src-renderer/frame/actions.ts";
import { isPressed, type Press, shortcutText } from "../../../../src-renderer/frame/shortcut.ts";

const press = (more: Partial<Press>): Press => ({
  key: "k",
  code: "KeyK",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

test.each([
  ["Mod+K", press({ ctrlKey: true }), false, true],
  ["Mod+K", press({ metaKey: true }), true, true],
  ["Mod+K", press({ ctrlKey: true }), true, false],
  ["Mod+K", press({ ctrlKey: true, shiftKey: true }), false, false],
  ["Mod+K", press({}), false, false],
  ["F8", press({ key: "F8", code: "F8" }), false, true],
  ["F8", press({ key: "F8", code: "F8", altKey: true }), false, false],
  // With Shift a digit writes another character, which one depends on the keyboard.
  ["Alt+Shift+1", press({ key: "!", code: "Digit1", altKey: true, shiftKey: true }), false, true],
  ["Alt+Shift+1", press({ key: "1", code: "Digit1", altKey: true }), false, false],
  // On a Mac, Alt writes another character.
  ["Alt+Shift+A", press({ key: "Å", code: "KeyA", altKey: true, shiftKey: true }), true, true],
])("%s, pressed as %j (Apple: %s): %s", (shortcut, pressed, apple, expected) => {
  expect(isPressed(shortcut, pressed, apple)).toBe(expected);
});

test("a shortcut is written as the machine's keys are", () => {
  expect(shortcutText("Mod+Shift+K", false)).toBe("Ctrl Shift K");
  expect(shortcutText("Mod+Shift+K", true)).toBe("⌘ ⇧ K");
});

test("a feature's actions are there as long as it is, and as they are now", () => {
  let label = "one";
  const stop = registerActions(() => [{ id: "test.do", label, group: "Test", run: () => undefined }]);
  expect(actionsNow().map((action) => action.label)).toContain("one");
  label = "two";
  expect(actionsNow().map((action) => action.label)).toContain("two");
  stop();
  expect(actionsNow().some(({ id }) => id === "test.do")).toBe(false);
});
