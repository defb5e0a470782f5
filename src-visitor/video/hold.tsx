import { useEffect, useState } from "preact/hooks";
import { callText } from "../text/call-text.ts";
import { playHoldSound } from "./hold-sound.ts";
import { timer } from "./scene.ts";
import { Toggle } from "./toggle.tsx";
import type { VideoPorts } from "./visit.ts";

interface HoldProps {
  video: VideoPorts;
  agent: string;
  /** Milliseconds since it began. */
  heldFor: number;
  /** Whether the other side is heard at all, by the visitor's own switch. */
  soundOn: boolean;
}

/** The agent speaks with somebody else: that he comes back, how long it has been, and a quiet sound meanwhile. */
export function Hold({ video: { shelf }, agent, heldFor, soundOn }: HoldProps) {
  const [wanted, setWanted] = useState(() => shelf.read("holdSound") !== "off");
  const plays = wanted && soundOn;
  useEffect(() => (plays ? playHoldSound() : undefined), [plays]);
  return (
    <section class="hold" aria-label={callText("hold.title")}>
      <span class="breath" aria-hidden="true" />
      <output>
        <strong>{callText("hold.back", { agent })}</strong>
        <span>{callText("hold.hint")}</span>
      </output>
      <time>{timer(heldFor)}</time>
      <Toggle
        icon="sound"
        name={callText("hold.sound")}
        on={plays}
        why={soundOn ? undefined : callText("hold.soundOff")}
        press={(on) => {
          shelf.keep("holdSound", on ? null : "off");
          setWanted(on);
        }}
      />
    </section>
  );
}
