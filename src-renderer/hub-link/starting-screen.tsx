import { text } from "../text/text.ts";
import { WaitingLine } from "../ui/spinner.tsx";
import { LostBanner } from "./banners.tsx";
import styles from "./starting-screen.module.css";
import { useLinkHealth } from "./use-link-health.ts";

/** Before the hub has answered once: what is awaited, and what is wrong if it does not come. */
export function StartingScreen() {
  const { state } = useLinkHealth();
  return (
    <main className={styles["screen"]}>
      {state === "lost" ? <LostBanner /> : null}
      <div className={styles["middle"]}>
        {state === "lost" ? null : (
          <WaitingLine isCentred>{text(state === "connected" ? "frame.starting" : "link.trying")}</WaitingLine>
        )}
      </div>
    </main>
  );
}
