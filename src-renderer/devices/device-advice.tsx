import { useSyncExternalStore } from "react";
import { type Advice, adviceFor } from "../../src-media/devices/advice.ts";
import { openNow } from "../media/open-now.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { devices, nameOf, useDevices } from "./devices.ts";
import { chosenDevices } from "./chosen-devices.ts";

/** What could be better about the devices that are open now, though nothing is broken. */
export function DeviceAdvice() {
  return useAdvice().map((one) => <OneAdvice key={one.is} advice={one} />);
}

function OneAdvice({ advice }: { advice: Advice }) {
  if (advice.is === "echo-off") return <Banner look="info" isBoxed title={text("devices.advice.echo-off")} />;
  const { headset, instead } = advice;
  return (
    <Banner
      look="info"
      isBoxed
      title={text("devices.advice.bluetooth", { headset })}
      action={
        instead ? (
          <Button size="small" onPress={() => changeSettings({ microphone: instead })}>
            {text("devices.advice.bluetoothUse", { device: nameOf(instead) })}
          </Button>
        ) : null
      }
    />
  );
}

function useAdvice(): Advice[] {
  useDevices();
  const used = useSyncExternalStore(openNow.onChange, () => {
    const own = openNow.current();
    return JSON.stringify({ microphone: own?.used("microphone"), echo: own?.processed()?.echo });
  });
  const { microphone, echo } = JSON.parse(used) as { microphone?: { id: string; label: string }; echo?: boolean };
  const speaker = chosenDevices.now().speaker.use.device;
  return microphone ? adviceFor({ microphone, speaker, echo }, devices.list()) : [];
}
