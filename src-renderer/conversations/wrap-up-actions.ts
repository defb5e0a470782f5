import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { spokenDuration } from "../text/times.ts";
import { toasts } from "../ui/toast-queue.ts";
import { extendWrapUp, finishWrapUp, mayExtend } from "./wrap-up-desk.ts";

export const doneShortcut = "Alt+Shift+U";

// For the conversation that is open, when it is wrapped up.
registerActions(() => {
  const { desk, view } = store.getState();
  const wrapUp = desk?.hub?.wrapUps.find((one) => one.conversation === view.conversation);
  if (!wrapUp) return [];
  const { conversation, rules } = wrapUp;
  const done = {
    id: "wrapUp.done",
    label: text("wrapUp.finish"),
    group: text("wrapUp.title"),
    shortcut: doneShortcut,
    run: () => void finish(conversation),
  };
  const extend = {
    id: "wrapUp.extend",
    label: text("wrapUp.extend", { time: spokenDuration(rules.extension * 1000) }),
    group: text("wrapUp.title"),
    shortcut: "Alt+Shift+N",
    run: () => void extendWrapUp(conversation),
  };
  return [...(rules.mode === "no-early-exit" ? [] : [done]), ...(mayExtend(wrapUp) ? [extend] : [])];
});

async function finish(conversation: Parameters<typeof finishWrapUp>[0]): Promise<void> {
  const fault = await finishWrapUp(conversation);
  if (fault) toasts.show({ look: "warn", title: text("wrapUp.fault"), words: faultText(fault) });
}
