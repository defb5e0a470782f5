import { useEffect, useState } from "react";
import type { MediaState } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./own-failures.module.css";
import { video } from "./video.ts";

/** A line that is poor for so long does not get better by itself, in milliseconds. */
const poorFor = 15_000;

/** Advises to save data when one's own line has been poor for long. Not a second time once it was declined. */
export function BandwidthAdvice({ media }: { media: MediaState }) {
  const isPoor = media.phase.state === "connected" && media.local.quality === "poor" && media.bandwidth === "full";
  const [isDeclined, setDeclined] = useState(false);
  return isPoor && !isDeclined ? <Advice onDecline={() => setDeclined(true)} /> : null;
}

/** Stands as long as the line is poor, and is seen only when that is long. */
function Advice({ onDecline }: { onDecline: () => void }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), poorFor);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <Banner
      look="warn"
      isBoxed
      title={text("call.saveAdvice")}
      action={
        <span className={styles["ways"]}>
          <Button size="small" look="soft" onPress={onDecline}>
            {text("call.saveNot")}
          </Button>
          <Button size="small" onPress={() => video.seat()?.call()?.saveBandwidth("low")}>
            {text("call.save")}
          </Button>
        </span>
      }
    />
  );
}
