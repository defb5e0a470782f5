import { ChevronLeft, Settings2 } from "lucide-react";
import { useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { DevicePickers } from "../devices/device-pickers.tsx";
import { LevelMeter } from "../devices/level-meter.tsx";
import type { SourceState } from "../media/state.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./device-check.module.css";
import { OwnFailures } from "./own-failures.tsx";
import { CheckPicture } from "./check-picture.tsx";
import { incomingVideo } from "./may-call.ts";
import { useOwnLevel } from "./use-seat.ts";
import { useVideo, video } from "./video.ts";

/** Before a call: one's own picture and level first, and the invitation only when that was seen and saved. */
export function DeviceCheck({ conversation }: { conversation: ConversationId }) {
  const check = useVideo((state) => state.check);
  if (check?.conversation !== conversation) return null;
  return <OpenCheck />;
}

function OpenCheck() {
  const check = useVideo((state) => state.check);
  const own = useVideo((state) => state.own);
  const listen = useOwnLevel();
  const [areDevicesOpen, setDevicesOpen] = useState(false);
  const isSending = check?.isSending ?? false;
  const isCalled = useDesk(({ desk }) => isCalledBy(check?.conversation, desk?.hub?.conversations ?? []));
  const isJoining = check?.before === "call" || isCalled;
  const linked = useDesk(isLinked);

  return (
    <Dialog
      title={text("video.check")}
      isOpen
      onClose={video.closeCheck}
      footer={
        <>
          <Button look="quiet" size="large" onPress={video.closeCheck}>
            {text("video.cancel")}
          </Button>
          <Button
            look="primary"
            size="large"
            isWaiting={isSending}
            isDisabled={!linked}
            onPress={() => void video.goOn()}
          >
            {text(isJoining ? "video.join" : "video.saveAndInvite")}
          </Button>
        </>
      }
    >
      <div className={styles["check"]}>
        <CheckPicture own={own} isSmall={areDevicesOpen} />
        {areDevicesOpen ? (
          <DevicePickers listen={listen} />
        ) : (
          <div className={styles["level"]}>
            <LevelMeter listen={listen} bars={32} />
            <p className={styles["words"]}>{levelWords(own.microphone)}</p>
          </div>
        )}
        <Button
          look="soft"
          icon={
            areDevicesOpen ? <ChevronLeft size={16} aria-hidden="true" /> : <Settings2 size={16} aria-hidden="true" />
          }
          onPress={() => setDevicesOpen(!areDevicesOpen)}
        >
          {text(areDevicesOpen ? "video.devicesDone" : "video.devices")}
        </Button>
        <OwnFailures own={own} />
        {linked ? null : <Banner look="warn" isBoxed title={text("video.noLink")} />}
        {check?.fault ? (
          <Banner look="bad" isBoxed title={text(isJoining ? "video.joinFault" : "video.faultTitle")}>
            {faultText(check.fault)}
          </Banner>
        ) : null}
        <p className={styles["words"]}>
          {text(check?.before === "call" ? "video.checkCall" : isCalled ? "video.checkCalled" : "video.checkText")}
        </p>
      </div>
    </Dialog>
  );
}

/** Whether the visitor invites too, while the agent still looks at himself. */
function isCalledBy(conversation: ConversationId | undefined, views: readonly ConversationView[]): boolean {
  return incomingVideo(views).some(({ summary }) => summary.id === conversation);
}

/** What the level beside it means. */
function levelWords(microphone: SourceState): string | null {
  switch (microphone.state) {
    case "on":
      return text("devices.levelSilent");
    case "off":
      return text("video.mutedHere");
    case "starting":
    case "failed":
      return null;
  }
}
