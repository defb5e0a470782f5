import { useEffect, useState } from "react";
import { plainLabel } from "../../src-media/devices/device.ts";
import { watchSilence } from "../media/watch-silence.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";

/** Said while the open microphone is on and sends nothing but zeros: the other side hears nothing at all. */
export function SilentMicrophone() {
  const [silent, setSilent] = useState<string | null>(null);
  useEffect(() => watchSilence(setSilent), []);
  if (silent === null) return null;
  return (
    <Banner look="warn" isBoxed title={text("devices.silent")}>
      {text("devices.silentText", { device: plainLabel(silent) })}
    </Banner>
  );
}
