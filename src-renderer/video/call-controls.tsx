import { PanelLeft, PanelTop, PictureInPicture2 } from "lucide-react";
import { Fragment, useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type DeskAction, registerActions } from "../frame/actions.ts";
import { ariaKeys, keyHint } from "../keys/in-force.ts";
import type { Bandwidth, MediaState } from "../media/state.ts";
import { closeOnTop, openOnTop, useOnTop } from "../mini-bar/use-on-top.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { CallSettings } from "./call-settings.tsx";
import { useFullScreen } from "./full-screen.ts";
import styles from "./stage.module.css";
import { type Control, useControls } from "./use-controls.tsx";
import { useShare } from "../screen-share/sharing.ts";
import { video } from "./video.ts";

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
  const isFull = useFullScreen();
  const share = useShare();
  const [areSettingsOpen, setSettingsOpen] = useState(false);
  const openSettings = () => setSettingsOpen(true);
  const controls = useControls({ conversation, name, media, share, openSettings });

  useEffect(() =>
    registerActions(() => [
      ...controls.map(({ id, label, shortcut, isAlways = false, run }) => ({
        id,
        label: text(label),
        group: text("call.title"),
        shortcut,
        isAlways,
        run,
      })),
      saveDataAction(media.bandwidth),
    ]),
  );

  return (
    <div className={styles["bar"]} role="toolbar" aria-label={text("call.bar")}>
      {isFull ? null : <StageSwitch />}
      {controls.map((control) => (
        <Fragment key={control.id}>
          {control.isEnd ? <OnTopSwitch /> : null}
          <CallControl {...control} />
        </Fragment>
      ))}
      <CallSettings isOpen={areSettingsOpen} onClose={() => setSettingsOpen(false)} />
    </div>
  );
}

function saveDataAction(now: Bandwidth): DeskAction {
  return {
    id: "call.saveData",
    label: text(now === "full" ? "call.saveDataOn" : "call.saveDataOff"),
    group: text("call.title"),
    run: () =>
      video
        .seat()
        ?.call()
        ?.saveBandwidth(now === "full" ? "low" : "full"),
  };
}

function CallControl({ label, tip, shortcut, isOn, isCalm, isWaiting, isEnd, icon, run }: Control) {
  const pressed = isOn === undefined ? {} : { "aria-pressed": isOn };
  const button = (
    <IconButton
      look={isEnd ? "live" : "stage"}
      label={text(label)}
      tip={tip}
      keyHint={keyHint(shortcut)}
      aria-keyshortcuts={ariaKeys(shortcut)}
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

/** A small bar above all other programs, where there can be one. */
function OnTopSwitch() {
  const { window: small, isPossible } = useOnTop();
  if (!isPossible) return null;
  const isOpen = small !== undefined;
  return (
    <span className={styles["calm"]}>
      <IconButton
        look="stage"
        label={text("miniBar.title")}
        tip={text(isOpen ? "miniBar.close" : "miniBar.open")}
        keyHint={keyHint("Alt+Shift+B")}
        aria-keyshortcuts={ariaKeys("Alt+Shift+B")}
        placement="top"
        aria-pressed={isOpen}
        onPress={() => (isOpen ? closeOnTop() : void openOnTop())}
      >
        <PictureInPicture2 aria-hidden="true" />
      </IconButton>
    </span>
  );
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
