import {
  Camera,
  Maximize,
  Mic,
  MicOff,
  Minimize,
  MonitorUp,
  PhoneOff,
  ScreenShareOff,
  Settings,
  Video,
  VideoOff,
  Volume2,
  VolumeX,
} from "lucide-react";
import type { ReactNode } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { MediaState } from "../media/state.ts";
import { text, type TextId } from "../text/text.ts";
import { turnFullScreen, useFullScreen } from "./full-screen.ts";
import type { Share } from "../screen-share/sharing.ts";
import { useStanding } from "../transfers/use-standing.ts";
import { takeStill } from "../uploads/still.ts";
import { useKindsOfPlace } from "../uploads/use-upload-rules.ts";
import { useOwn } from "./use-seat.ts";
import { video } from "./video.ts";

export interface Control {
  readonly id: string;
  readonly label: TextId;
  /** More than the name: what it is doing now. */
  readonly tip?: string;
  readonly shortcut: string;
  /** As in `DeskAction`. */
  readonly isAlways?: boolean;
  /** For a switch: whether what its name says is on. */
  readonly isOn?: boolean;
  /** Being off is nothing unusual for it. */
  readonly isCalm?: boolean;
  readonly isWaiting?: boolean;
  readonly isEnd?: boolean;
  readonly icon: ReactNode;
  readonly run: () => void;
}

export interface ControlsOf {
  readonly conversation: ConversationId;
  /** Of the other side, for what a control says beyond its name. */
  readonly name: string;
  readonly media: MediaState;
  readonly share: Share;
  readonly openSettings: () => void;
}

/** What can be done in a call, in the order of the bar. */
export function useControls({ conversation, name, media, share, openSettings }: ControlsOf): readonly Control[] {
  const own = useOwn();
  const isFull = useFullScreen();
  // Its owner ends it for all; a colleague goes out of it alone.
  const isOwner = useStanding(conversation) === "owner";
  const mayAttach = useKindsOfPlace(conversation).length > 0;
  const { microphone, camera } = media.local;
  const isHeard = microphone.state === "on";
  const isSeen = camera.state === "on";
  return [
    {
      id: "call.fullScreen",
      label: "call.fullScreen",
      tip: text(isFull ? "call.normalWindow" : "call.fullScreen"),
      shortcut: "Alt+Shift+F",
      isOn: isFull,
      isCalm: true,
      icon: isFull ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />,
      run: () => void turnFullScreen(!isFull),
    },
    {
      id: "call.sound",
      isAlways: true,
      label: "call.sound",
      tip: text("call.tip.sound", { name, state: media.soundOff ? "off" : "on" }),
      shortcut: "Alt+Shift+S",
      isOn: !media.soundOff,
      icon: media.soundOff ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />,
      run: () => video.seat()?.call()?.turnSound(media.soundOff),
    },
    {
      id: "call.microphone",
      isAlways: true,
      label: "call.microphone",
      tip: text("call.tip.microphone", { name, state: microphone.state }),
      shortcut: "Alt+Shift+M",
      isOn: isHeard,
      icon: isHeard ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />,
      run: () => void own?.turn("microphone", !isHeard),
    },
    {
      id: "call.camera",
      isAlways: true,
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
      ...(share.why === undefined ? {} : { tip: share.why }),
      shortcut: "Alt+Shift+H",
      isOn: share.isOn,
      isCalm: true,
      isWaiting: share.isWaiting,
      icon: share.isOn ? <ScreenShareOff aria-hidden="true" /> : <MonitorUp aria-hidden="true" />,
      run: share.toggle,
    },
    ...(mayAttach
      ? [
          {
            id: "call.takePicture",
            label: "call.takePicture",
            tip: text("call.tip.takePicture", { name }),
            shortcut: "Alt+Shift+0",
            icon: <Camera aria-hidden="true" />,
            run: () => void takeStill(conversation),
          } as const,
        ]
      : []),
    {
      id: "call.deviceSettings",
      label: "call.deviceSettings",
      shortcut: "Alt+Shift+D",
      icon: <Settings aria-hidden="true" />,
      run: openSettings,
    },
    {
      id: "call.end",
      isAlways: true,
      label: isOwner ? "call.end" : "call.leaveCall",
      shortcut: "Alt+Shift+E",
      isEnd: true,
      icon: <PhoneOff aria-hidden="true" />,
      run: () => void video.end(conversation),
    },
  ];
}
