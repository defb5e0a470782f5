import { Mic, MicOff, MonitorUp, Video } from "lucide-react";
import { useEffect } from "react";
import { ariaKeys } from "../keys/in-force.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { openToWrite } from "../conversations/choose.ts";
import { registerActions } from "../frame/actions.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { useCallElsewhere } from "./call-elsewhere.ts";
import styles from "./call-chip.module.css";
import { useVideo } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

/** While a call, or an invite to one, is not on the screen: with whom, for how long, whether one is heard or shows the screen; and the way back. */
export function CallChip() {
  const summary = useCallElsewhere();
  return summary ? <Chip summary={summary} /> : null;
}

function Chip({ summary }: { summary: PublicSummary }) {
  const microphone = useVideo(({ seat, own }) => (seat === summary.id ? own.microphone.state : null));
  const isSharing = useVideo(({ seat, media }) => seat === summary.id && media.local.screen.state === "on");
  const label = text("call.back", { name: visitorName(summary) });
  const { id, call } = summary;
  const back = () => openToWrite(id);
  useEffect(() =>
    registerActions(() => [{ id: "call.back", label, group: text("call.title"), shortcut: "Alt+Shift+C", run: back }]),
  );
  return (
    <span className={styles["chip"]}>
      <Button
        icon={<Video className={styles["camera"]} aria-hidden="true" />}
        aria-keyshortcuts={ariaKeys("Alt+Shift+C")}
        onPress={back}
      >
        <span className={styles["words"]}>
          <Hidden>{label}</Hidden>
          <span className={styles["name"]} aria-hidden="true">
            {summary.visitor.name || text("call.visitorName")}
          </span>
          {call ? <RunningTime since={call.startedAt} /> : <span>{text("call.invitedElsewhere")}</span>}
          {isSharing ? (
            <>
              <MonitorUp className={styles["camera"]} aria-hidden="true" />
              <Hidden>{text("call.sharing")}</Hidden>
            </>
          ) : null}
          {call && microphone ? (
            <>
              {microphone === "on" ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
              <Hidden>{text("call.microphoneNow", { state: microphone })}</Hidden>
            </>
          ) : null}
        </span>
      </Button>
    </span>
  );
}
