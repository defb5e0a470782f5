import { Volume2 } from "lucide-react";
import { useState } from "react";
import { playTestTone } from "../../src-media/devices/test-tone.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { useFollowed } from "./chosen-devices.ts";
import styles from "./devices.module.css";

/** Plays two notes on the chosen speaker. */
export function SpeakerTest() {
  const speaker = useFollowed("speaker").use.device;
  const [test, setTest] = useState<"silent" | "playing" | "failed">("silent");

  async function play(): Promise<void> {
    setTest("playing");
    try {
      await playTestTone(speaker?.id);
      setTest("silent");
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
        icon={<Volume2 size={14} aria-hidden="true" />}
        isWaiting={test === "playing"}
        onPress={() => void play()}
      >
        {text(test === "playing" ? "devices.testing" : "devices.testSpeaker")}
      </Button>
      {test === "failed" ? (
        <p role="alert" className={styles["failed"]}>
          {text("devices.testFailed")}
        </p>
      ) : null}
    </div>
  );
}
