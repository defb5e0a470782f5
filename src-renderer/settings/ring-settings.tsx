import { Play } from "lucide-react";
import { useState } from "react";
import { findDevice } from "../../src-media/devices/match.ts";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { useDevices } from "../devices/devices.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { Slider } from "../ui/slider.tsx";
import { changeSettings, keepSettings } from "./change-settings.ts";
import { ringerItems, systemRinger } from "./ringer-items.ts";
import styles from "./ring-settings.module.css";
import { SettingsPart } from "./settings-part.tsx";
import { useRingTest } from "./use-ring-test.ts";

export function RingSettings({ settings }: { settings: DeskSettings }) {
  const { ringer } = settings;
  const speakers = useDevices().speaker;
  // The hand's, from the first touch until main has kept it or said no.
  const [dragged, setDragged] = useState<number | null>(null);
  const volume = dragged ?? settings.ringVolume;
  const found = findDevice(speakers, ringer);
  const test = useRingTest({ device: found?.id ?? ringer?.id ?? null, volume });
  return (
    <SettingsPart title={text("settings.ring")} intro={text("settings.ringText")}>
      <Select
        label={text("settings.ringer")}
        items={ringerItems(speakers, ringer)}
        value={found?.id ?? ringer?.id ?? systemRinger}
        onChange={(id) => changeSettings({ ringer: speakers.find((speaker) => speaker.id === id) ?? null })}
      />
      <Slider
        label={text("settings.ringVolume")}
        value={volume}
        onChange={setDragged}
        onChangeEnd={(ringVolume) => {
          const letGo = () => setDragged((held) => (held === ringVolume ? null : held));
          void keepSettings({ ringVolume }).finally(letGo);
        }}
      />
      <div className={styles["test"]}>
        <Button icon={<Play aria-hidden="true" />} isWaiting={test.state === "ringing"} onPress={test.begin}>
          {text(test.state === "ringing" ? "settings.ringTesting" : "settings.ringTest")}
        </Button>
        <output className={styles["said"]} data-failed={test.state === "failed" || undefined}>
          {test.state === "heard" ? text("settings.ringTestHeard") : null}
          {test.state === "failed" ? text("settings.ringTestFailed") : null}
        </output>
      </div>
    </SettingsPart>
  );
}
