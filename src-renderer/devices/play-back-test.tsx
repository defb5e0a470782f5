import { AudioLines } from "lucide-react";
import { useState } from "react";
import { openNow } from "../media/open-now.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { useFollowed } from "./chosen-devices.ts";
import styles from "./devices.module.css";
import { recordAndPlay } from "./play-back.ts";

/** Records the open microphone and plays it back on the chosen speaker. */
export function PlayBackTest() {
  const speaker = useFollowed("speaker").use.device;
  const [test, setTest] = useState<"idle" | "recording" | "playing" | "failed">("idle");

  async function begin(): Promise<void> {
    const microphone = openNow.current()?.track("microphone")?.mediaStreamTrack;
    if (!microphone) return setTest("failed");
    setTest("recording");
    try {
      await recordAndPlay(microphone, speaker?.id, () => setTest("playing"));
      setTest("idle");
    } catch {
      // Whatever the reason, the person can do one thing about it, and is told.
      setTest("failed");
    }
  }

  return (
    <div className={styles["test"]}>
      <Button
        size="small"
        look="quiet"
        icon={<AudioLines size={14} aria-hidden="true" />}
        isWaiting={test === "recording" || test === "playing"}
        onPress={() => void begin()}
      >
        {text(words[test])}
      </Button>
      {test === "failed" ? (
        <p role="alert" className={styles["failed"]}>
          {text("devices.testFailed")}
        </p>
      ) : null}
    </div>
  );
}

const words = {
  idle: "devices.recordTest",
  failed: "devices.recordTest",
  recording: "devices.recording",
  playing: "devices.playingBack",
} as const;
