import { useSyncExternalStore } from "react";
import { defaultSettings } from "../../src-shared/settings/model.ts";
import { openNow } from "../media/open-now.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Switch } from "../ui/switch.tsx";
import styles from "./devices.module.css";

const switches = ["noise", "echo", "gain"] as const;

/** What the browser does with the microphone's sound; at once, and told when it does otherwise than it was asked. */
export function SoundProcessing() {
  const wished = useDesk(({ desk }) => desk?.settings.processing ?? defaultSettings.processing);
  const really = useSyncExternalStore(openNow.onChange, () => JSON.stringify(openNow.current()?.processed() ?? null));
  const used = JSON.parse(really) as typeof wished | null;
  return (
    <fieldset className={styles["processing"]}>
      <legend className={styles["legend"]}>{text("devices.processing")}</legend>
      {switches.map((one) => (
        <div key={one}>
          <Switch isOn={wished[one]} onChange={(on) => changeSettings({ processing: { ...wished, [one]: on } })}>
            {text(`devices.${one}`)}
          </Switch>
          {used && used[one] !== wished[one] ? (
            <output className={styles["hint"]}>
              {text(used[one] ? "devices.processingStillOn" : "devices.processingStillOff")}
            </output>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}
