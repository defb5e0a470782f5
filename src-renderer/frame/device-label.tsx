import { Headphones } from "lucide-react";
import { useChosenDevice } from "../devices/devices.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { openRoom } from "../view.ts";
import styles from "./top-bar.module.css";

/** What a call is heard and spoken through; leads to where it is chosen. */
export function DeviceLabel() {
  const microphone = useChosenDevice("microphone");
  const speaker = useChosenDevice("speaker");
  const words = microphone?.label || speaker?.label || text("frame.systemDevices");
  return (
    <span className={styles["device"]}>
      <Button
        look="soft"
        aria-label={text("frame.devices", { device: words })}
        icon={<Headphones aria-hidden="true" />}
        onPress={() => openRoom(store, "settings")}
      >
        <span className={styles["device-words"]}>{words}</span>
      </Button>
    </span>
  );
}
