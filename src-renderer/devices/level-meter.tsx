import { useEffect, useState } from "react";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { text } from "../text/text.ts";
import { Meter } from "../ui/meter.tsx";

/** Tells a level, 0 to 1, until stopped. */
export type Listen = (tell: (level: number) => void) => Stop;

/** How loud the microphone is now. `listen` begins anew when it is another function. */
export function LevelMeter({ listen, bars = 24 }: { listen: Listen; bars?: number }) {
  const [level, setLevel] = useState(0);
  useEffect(() => listen(setLevel), [listen]);
  return <Meter label={text("devices.level")} value={level} bars={bars} />;
}
