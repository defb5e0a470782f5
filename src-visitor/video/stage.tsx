import { useEffect, useState } from "preact/hooks";
import { catchFocus } from "../door/focus.ts";
import type { Widget } from "../widget-ports.ts";
import { Call } from "./call.tsx";
import { DeviceCheck } from "./device-check.tsx";
import { sessionOf } from "./session.ts";
import "./stage.css";

/** Device check, then call. It shows the session; it does not own it: coming and going, it hangs nothing up. */
export function Stage({ widget, agent }: { widget: Widget; agent: string }) {
  const [session] = useState(() => sessionOf(widget.video));
  const View = widget.video.screen.value === "call" ? Call : DeviceCheck;
  useEffect(catchFocus, [View]);
  return <View widget={widget} session={session} agent={agent} />;
}
