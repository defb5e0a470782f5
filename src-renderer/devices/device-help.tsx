import { useSyncExternalStore } from "react";
import type { Trouble } from "../../src-media/devices/failure.ts";
import { guidanceFor } from "../../src-media/devices/guidance.ts";
import { kindsOf, type Troubled } from "../../src-media/devices/joint.ts";
import { thisPlatform } from "../../src-media/devices/platform.ts";
import { openNow } from "../media/open-now.ts";
import type { OwnTracks } from "../media/own-tracks.ts";
import type { OwnKind } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import styles from "./device-help.module.css";

/** Why this kind gives nothing, where it failed. */
export function useTrouble(kind: OwnKind, own: OwnTracks | undefined): Trouble {
  return useSyncExternalStore(openNow.onChange, () => own?.trouble(kind)) ?? "other";
}

/** Why a camera, a microphone or both give nothing, what to do about it at this very machine, and the two ways on. */
export function DeviceHelp({ kind, own }: { kind: Troubled; own: OwnTracks | undefined }) {
  const kinds = kindsOf(kind);
  const trouble = useTrouble(kinds[0]!, own);
  const turn = (on: boolean): void => {
    for (const one of kinds) void own?.turn(one, on);
  };
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
        <Button size="small" onPress={() => turn(true)}>
          {text("devices.tryAgain")}
        </Button>
        <Button size="small" look="soft" onPress={() => turn(false)}>
          {text("devices.goOnWithoutKind", { kind })}
        </Button>
      </div>
    </section>
  );
}
