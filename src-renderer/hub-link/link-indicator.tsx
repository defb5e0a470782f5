import { text, type TextId } from "../text/text.ts";
import { Dot } from "../ui/badge.tsx";
import { Hidden } from "../ui/hidden.tsx";
import type { LinkHealth } from "./link-health.ts";
import styles from "./link-indicator.module.css";
import { useLinkHealth } from "./use-link-health.ts";

const looks: Record<LinkHealth["state"], { words: TextId; tone: "good" | "warn" | "bad" | "off" }> = {
  connected: { words: "link.connected", tone: "good" },
  connecting: { words: "link.connecting", tone: "warn" },
  lost: { words: "link.lost", tone: "bad" },
  "signed-out": { words: "link.signedOut", tone: "off" },
};

/** Whether the hub answers, always in sight. What is to be done about it stands in the banner. */
export function LinkIndicator() {
  const { state } = useLinkHealth();
  const { words, tone } = looks[state];
  return (
    <span className={styles["link"]} data-state={state}>
      <Dot tone={tone} />
      <Hidden>{text("link.state")}</Hidden>
      <span className={styles["words"]}>{text(words)}</span>
    </span>
  );
}
