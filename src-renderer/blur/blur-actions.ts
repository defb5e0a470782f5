import { registerActions } from "../frame/actions.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { canBlurHere } from "./ability.ts";
import { onBlurFailed } from "./failed.ts";

registerActions(() => {
  const { desk } = store.getState();
  if (!desk || !canBlurHere()) return [];
  const { blur } = desk.settings;
  return [
    {
      id: "blur.switch",
      label: text(blur ? "devices.blurOff" : "devices.blurOn"),
      group: text("devices.camera"),
      run: () => changeSettings({ blur: !blur }),
    },
  ];
});

// Nobody may go on believing in it: the switch goes off, and stays off until it is tried again.
onBlurFailed((why) => {
  changeSettings({ blur: false });
  toasts.show({ look: "warn", title: text(why === "slow" ? "devices.blurSlow" : "devices.blurBroken") });
});
