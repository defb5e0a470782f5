import { useSyncExternalStore } from "react";
import { openNow } from "../media/open-now.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Switch } from "../ui/switch.tsx";
import { canBlurHere } from "./ability.ts";

/** Blurs the background of one's own picture; not shown where the window cannot. While it loads, that is said. */
export function BlurSwitch({ hint }: { hint: string | undefined }) {
  const isWished = useDesk(({ desk }) => desk?.settings.blur ?? false);
  const really = useSyncExternalStore(openNow.onChange, blurredNow);
  if (!canBlurHere()) return null;
  return (
    <div>
      <Switch isOn={isWished} onChange={(blur) => changeSettings({ blur })}>
        {text("devices.blur")}
      </Switch>
      <output className={hint}>{isWished && really === false ? text("devices.blurStarting") : null}</output>
    </div>
  );
}

/** Undefined while no camera is on. */
function blurredNow(): boolean | undefined {
  const own = openNow.current();
  return own?.state().camera.state === "on" ? own.blurred() : undefined;
}
