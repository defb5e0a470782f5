import { useSyncExternalStore } from "react";
import { guidanceFor } from "../../src-media/devices/guidance.ts";
import { thisPlatform } from "../../src-media/devices/platform.ts";
import { openNow } from "../media/open-now.ts";
import type { OwnTracks } from "../media/own-tracks.ts";
import type { OwnKind } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./device-help.module.css";

/** Why a camera or a microphone gives nothing, what to do about it at this very machine, and the two ways on. */
export function DeviceHelp({ kind, own }: { kind: OwnKind; own: OwnTracks | undefined }) {
  const trouble = useSyncExternalStore(openNow.onChange, () => own?.trouble(kind)) ?? "other";
  const { steps } = guidanceFor(trouble, thisPlatform());
  return (
    <section className={styles["help"]} aria-label={text(`devices.trouble.${trouble}`, { kind })}>
      <p role="alert" className={styles["title"]}>
        {text(`devices.trouble.${trouble}`, { kind })}
      </p>
      <ol className={styles["steps"]}>
        {steps.map((step) => (
          <li key={step}>{text(`devices.step.${step}`, { kind })}</li>
        ))}
      </ol>
      <div className={styles["ways"]}>
        <Button size="small" onPress={() => void own?.turn(kind, true)}>
          {text("devices.tryAgain")}
        </Button>
        <Button size="small" look="soft" onPress={() => void own?.turn(kind, false)}>
          {text("devices.goOnWithoutKind", { kind })}
        </Button>
      </div>
    </section>
  );
}
