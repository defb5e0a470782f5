import { Search } from "lucide-react";
import { LinkIndicator } from "../hub-link/link-indicator.tsx";
import { PresenceButton } from "../presence/presence-button.tsx";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { CallChip } from "../video/call-chip.tsx";
import { DeviceLabel } from "./device-label.tsx";
import { QueueFigures } from "./queue-figures.tsx";
import { keyHint, useKeyChoices } from "../keys/in-force.ts";
import styles from "./top-bar.module.css";

/** What an agent wants to see all shift long, without looking for it. */
export function TopBar({ onPalette }: { onPalette: () => void }) {
  useKeyChoices();
  return (
    <header className={styles["bar"]} data-unless-full>
      <PresenceButton />
      <QueueFigures />
      <CallChip />
      <DeviceLabel />
      <LinkIndicator />
      <span className={styles["search"]}>
        <Button
          look="quiet"
          aria-haspopup="dialog"
          icon={<Search aria-hidden="true" />}
          keyHint={keyHint("Mod+K")}
          onPress={onPalette}
        >
          <span className={styles["search-words"]}>{text("frame.paletteButton")}</span>
        </Button>
      </span>
    </header>
  );
}
