import { Headphones } from "lucide-react";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { openRoom } from "../view.ts";
import styles from "./top-bar.module.css";

/** What a call is heard and spoken through; leads to where it is chosen. */
export function DeviceLabel() {
  const label = useDesk(({ desk }) => desk?.settings.microphone?.label ?? desk?.settings.speaker?.label);
  const words = label || text("frame.systemDevices");
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
