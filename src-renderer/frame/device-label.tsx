import { Headphones } from "lucide-react";
import { useUsedName } from "../devices/used-devices.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { openRoom } from "../view.ts";
import styles from "./top-bar.module.css";

/** What one is heard and speaks through, by what is really open; leads to where it is chosen. */
export function DeviceLabel() {
  const microphone = useUsedName("microphone");
  const speaker = useUsedName("speaker");
  const words = microphone || speaker || text("frame.systemDevices");
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
