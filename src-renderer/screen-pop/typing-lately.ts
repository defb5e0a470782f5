import { machine } from "../machine.ts";

/** So long after the last key somebody is still writing, milliseconds. */
const writesFor = 3_000;
let last = -Infinity;

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, input"));

/** Hears the window's keys: those that write. */
export function hearTyping(page: Pick<Window, "addEventListener">): void {
  page.addEventListener(
    "keydown",
    ({ key, ctrlKey, metaKey, target }) => {
      const writes = key.length === 1 ? !ctrlKey && !metaKey : key === "Backspace" || key === "Enter";
      if (writes && isText(target)) last = machine.now();
    },
    { capture: true },
  );
}

/** Whether who sits here is writing: then no other window comes before this one. */
export const isTyping = (): boolean => machine.now() - last < writesFor;
