import { useEffect, useState } from "preact/hooks";
import { catchFocus } from "../door/focus.ts";
import { Call } from "./call.tsx";
import { DeviceCheck } from "./device-check.tsx";
import { sessionOf } from "./session.ts";
import type { VideoPorts } from "./visit.ts";
import { Waiting } from "./waiting.tsx";
import "./check.css";
import "./devices.css";
import "./stage.css";
import "./controls.css";
import "./hold.css";
import "./self-view.css";
import "./share-bar.css";

/** Device check, then call. It shows the session; it does not own it: coming and going, it hangs nothing up. */
export function Stage({ video, agent }: { video: VideoPorts; agent: string }) {
  const [session] = useState(() => sessionOf(video));
  const screen = video.screen.value;
  const View = screen === "call" ? Call : screen === "waiting" ? Waiting : DeviceCheck;
  useEffect(catchFocus, [View]);
  return <View video={video} session={session} agent={agent} />;
}
