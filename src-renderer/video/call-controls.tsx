import {
  Maximize,
  Mic,
  MicOff,
  Minimize,
  MonitorUp,
  PanelLeft,
  PanelTop,
  PhoneOff,
  ScreenShareOff,
  Settings,
  Video,
  VideoOff,
  Volume2,
  VolumeX,
} from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { registerActions } from "../frame/actions.ts";
import { shortcutText } from "../frame/shortcut.ts";
import type { MediaState } from "../media/state.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { useDesk } from "../store.ts";
import { text, type TextId } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { CallSettings } from "./call-settings.tsx";
import { turnFullScreen, useFullScreen } from "./full-screen.ts";
import { ScreenPicker } from "./screen-picker.tsx";
import styles from "./stage.module.css";
import { useShare } from "./use-share.ts";
import { useOwn } from "./use-seat.ts";
import { video } from "./video.ts";

interface Control {
  readonly id: string;
  readonly label: TextId;
  /** More than the name: what it is doing now. */
  readonly tip?: string;
  readonly shortcut: string;
  /** For a switch: whether what its name says is on. */
  readonly isOn?: boolean;
  /** Being off is nothing unusual for it. */
  readonly isCalm?: boolean;
  readonly isWaiting?: boolean;
  readonly isEnd?: boolean;
  readonly icon: ReactNode;
  readonly run: () => void;
}

/** The call's bar. Each control is also a key and stands in the palette while the call is on the screen. */
export function CallControls({
  conversation,
  name,
  media,
}: {
  conversation: ConversationId;
  name: string;
  media: MediaState;
}) {
  const own = useOwn();
  const isFull = useFullScreen();
  const share = useShare(media.local.screen);
  const [areSettingsOpen, setSettingsOpen] = useState(false);
  const { microphone, camera, screen } = media.local;
  const isHeard = microphone.state === "on";
  const isSeen = camera.state === "on";
  const isSharing = screen.state === "on";

  const controls: readonly Control[] = [
    {
      id: "call.fullScreen",
      label: "call.fullScreen",
      shortcut: "Alt+Shift+F",
      isOn: isFull,
      isCalm: true,
      icon: isFull ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />,
      run: () => void turnFullScreen(!isFull),
    },
    {
      id: "call.sound",
      label: "call.sound",
      tip: text("call.tip.sound", { name, state: media.soundOff ? "off" : "on" }),
      shortcut: "Alt+Shift+S",
      isOn: !media.soundOff,
      icon: media.soundOff ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />,
      run: () => video.seat()?.call()?.turnSound(media.soundOff),
    },
    {
      id: "call.microphone",
      label: "call.microphone",
      tip: text("call.tip.microphone", { name, state: microphone.state }),
      shortcut: "Alt+Shift+M",
      isOn: isHeard,
      icon: isHeard ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />,
      run: () => void own?.turn("microphone", !isHeard),
    },
    {
      id: "call.camera",
      label: "call.camera",
      tip: text("call.tip.camera", { name, state: camera.state }),
      shortcut: "Alt+Shift+V",
      isOn: isSeen,
      icon: isSeen ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />,
      run: () => void own?.turn("camera", !isSeen),
    },
    {
      id: "call.shareScreen",
      label: "call.shareScreen",
      shortcut: "Alt+Shift+H",
      isOn: isSharing,
      isCalm: true,
      isWaiting: share.isWaiting,
      icon: isSharing ? <ScreenShareOff aria-hidden="true" /> : <MonitorUp aria-hidden="true" />,
      run: share.toggle,
    },
    {
      id: "call.deviceSettings",
      label: "call.deviceSettings",
      shortcut: "Alt+Shift+D",
      icon: <Settings aria-hidden="true" />,
      run: () => setSettingsOpen(true),
    },
    {
      id: "call.end",
      label: "call.end",
      shortcut: "Alt+Shift+E",
      isEnd: true,
      icon: <PhoneOff aria-hidden="true" />,
      run: () => void video.end(conversation),
    },
  ];

  useEffect(() =>
    registerActions(() =>
      controls.map(({ id, label, shortcut, run }) => ({
        id,
        label: text(label),
        group: text("call.title"),
        shortcut,
        run,
      })),
    ),
  );

  return (
    <div className={styles["bar"]} role="toolbar" aria-label={text("call.bar")}>
      {isFull ? null : <StageSwitch />}
      {controls.map((control) => (
        <CallControl key={control.id} {...control} />
      ))}
      <CallSettings isOpen={areSettingsOpen} onClose={() => setSettingsOpen(false)} />
      {share.sources ? <ScreenPicker sources={share.sources} onChoose={share.choose} onClose={share.cancel} /> : null}
    </div>
  );
}

function CallControl({ label, tip, shortcut, isOn, isCalm, isWaiting, isEnd, icon, run }: Control) {
  const pressed = isOn === undefined ? {} : { "aria-pressed": isOn };
  const button = (
    <IconButton
      look={isEnd ? "live" : "stage"}
      label={text(label)}
      tip={tip}
      keyHint={shortcutText(shortcut)}
      aria-keyshortcuts={shortcut}
      placement="top"
      isWaiting={isWaiting}
      onPress={run}
      {...pressed}
    >
      {icon}
    </IconButton>
  );
  return isCalm ? <span className={styles["calm"]}>{button}</span> : button;
}

/** Where the stage stands; the same as in the settings. */
function StageSwitch() {
  const isTop = useDesk(({ desk }) => desk?.settings.stage !== "left");
  const Icon = isTop ? PanelLeft : PanelTop;
  return (
    <span className={styles["place-switch"]}>
      <IconButton
        look="stage"
        label={text(isTop ? "call.stageLeft" : "call.stageTop")}
        placement="top"
        onPress={() => changeSettings({ stage: isTop ? "left" : "top" })}
      >
        <Icon aria-hidden="true" />
      </IconButton>
    </span>
  );
}
