import { callText } from "../text/call-text.ts";
import { timer } from "./scene.ts";
import { useHold } from "./use-hold.ts";
import type { VideoPorts } from "./visit.ts";

/** The same beside a chat: in a call the hold has the whole picture. */
export function HoldLine({ video, agent }: { video: VideoPorts; agent: string }) {
  const heldFor = useHold(video);
  if (heldFor === null || video.screen.value === "call") return null;
  return (
    <p class="soft hold-line">
      <span>{callText("hold.back", { agent })}</span> <time aria-live="off">{timer(heldFor)}</time>
    </p>
  );
}
