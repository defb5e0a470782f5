import { MonitorUp } from "lucide-react";
import { useCallback, useEffect } from "react";
import { sharedNow, type ShareEnd, type ShareSource } from "../../src-shared/screen-share/share.ts";
import { registerActions } from "../frame/actions.ts";
import { ariaKeys, keyHint } from "../keys/in-force.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { usePicture } from "../video/use-seat.ts";
import { useVideo, video } from "../video/video.ts";
import { ScreenPicker } from "./screen-picker.tsx";
import styles from "./share-frame.module.css";
import { isSoundOffered, sharing, useShareDesk } from "./sharing.ts";

const stopKey = "Mod+Shift+S";
const pauseKey = "Alt+Shift+P";

/**
 * All of sharing that holds for the whole window: our picker, the border and bar that say what is shared wherever one is,
 * one key to stop it, and the sentence when it ended by itself.
 */
export function ShareFrame() {
  const { picker } = useShareDesk();
  const share = useVideo(({ media }) => media.share.share);
  const source = sharedNow(share);
  useEffect(() => {
    if (share.is === "off") sayEnd(share.after);
  }, [share]);
  return (
    <>
      {source ? <Shared source={source} /> : null}
      {picker ? (
        <ScreenPicker
          picker={picker}
          hasSound={picker.sound && isSoundOffered}
          onChoose={(id, sound) => void sharing.choose(id, sound)}
          onClose={sharing.cancel}
          onLook={sharing.look}
          onSettings={() => void sharing.openSettings()}
        />
      ) : null}
    </>
  );
}

function Shared({ source }: { source: ShareSource }) {
  const isPaused = useVideo(({ media }) => media.share.isPaused);
  const pauseLabel = text(isPaused ? "share.resume" : "share.pause");
  const pause = useCallback(
    () =>
      void video
        .seat()
        ?.call()
        ?.pauseSharing(isPaused ? null : text("share.paused")),
    [isPaused],
  );
  useEffect(
    () =>
      registerActions(() => [
        {
          id: "share.pause",
          label: pauseLabel,
          group: text("call.title"),
          shortcut: pauseKey,
          isAlways: true,
          run: pause,
        },
        {
          id: "share.stop",
          label: text("call.stopSharing"),
          group: text("call.title"),
          shortcut: stopKey,
          isAlways: true,
          run: sharing.stopShare,
        },
        {
          id: "share.change",
          label: text("share.change"),
          group: text("call.title"),
          run: () => void sharing.startShare(),
        },
      ]),
    [pauseLabel, pause],
  );
  const what =
    source.label === ""
      ? text("share.what", { surface: source.surface })
      : text("share.named", { surface: source.surface, name: source.label });
  return (
    <>
      <div className={styles["border"]} aria-hidden="true" />
      <section className={styles["bar"]} aria-label={text("share.title")}>
        <OwnPicture key={source.id} />
        <output className={styles["words"]}>
          <b className={styles["what"]}>
            <MonitorUp aria-hidden="true" />
            <span>{what}</span>
          </b>
          <Standing />
        </output>
        <Button aria-keyshortcuts={ariaKeys(pauseKey)} onPress={pause}>
          {pauseLabel}
        </Button>
        <Button onPress={() => void sharing.startShare()}>{text("share.change")}</Button>
        <Button look="danger-full" aria-keyshortcuts={ariaKeys(stopKey)} onPress={sharing.stopShare}>
          {text("share.stop")} <KeyHint keys={keyHint(stopKey)} />
        </Button>
      </section>
    </>
  );
}

/** Whether it really arrives: by the visitor's own word where there is one, else by what the media server has. */
function Standing() {
  const sees = useDesk(({ health }) => health?.health.seesShare);
  const { isSent, isBlank, isPaused } = useVideo(({ media }) => media.share);
  const state = isPaused
    ? "paused"
    : isBlank
      ? "blank"
      : !isSent
        ? "waiting"
        : sees === "yes"
          ? "seen"
          : sees === "no"
            ? "unseen"
            : "sent";
  return (
    <span className={styles["standing"]} data-state={state}>
      {text("share.standing", { state })}
    </span>
  );
}

function OwnPicture() {
  const show = usePicture("local", "screen");
  const picture = useCallback((element: HTMLVideoElement | null) => show(element), [show]);
  return (
    <video ref={picture} className={styles["picture"]} aria-label={text("share.own")} autoPlay playsInline muted />
  );
}

function sayEnd(after: ShareEnd | null): void {
  if (after === null || after === "stopped") return;
  const isCalm = after === "ended" || after === "left";
  toasts.show({
    look: isCalm ? "info" : "bad",
    title: text(isCalm ? "share.endedTitle" : "video.shareFailed"),
    words: text("share.ended", { after: after.replace("-", "") }),
  });
}
