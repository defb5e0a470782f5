import { useEffect } from "react";
import { createPortal } from "react-dom";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { openToWrite } from "../conversations/choose.ts";
import { registerActions } from "../frame/actions.ts";
import { heardKey } from "../frame/keys.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { useCallElsewhere } from "../video/call-elsewhere.ts";
import { type Control, useControls } from "../video/use-controls.tsx";
import { useShare } from "../screen-share/sharing.ts";
import { useVideo } from "../video/video.ts";
import { visitorName } from "../video/visitor-name.ts";
import { Bar } from "./bar.tsx";
import { onCallKey } from "./call-key.ts";
import { Floating } from "./floating.tsx";
import { closeOnTop, openOnTop, useOnTop, useOutside } from "./use-on-top.ts";

/** What the bar shows, of all that can be done in a call. */
const shown = ["call.microphone", "call.camera", "call.shareScreen", "call.end"];
/** What makes no sense while the call is not on the screen. */
const stageOnly = ["call.fullScreen", "call.deviceSettings"];

/**
 * The call that this window is in, small: in a window on top of all others, else floating in this one while something else
 * is on the screen (features 2.2 A19). It also keeps the call's keys alive there, and those of the whole machine.
 */
export function MiniBar() {
  const seat = useVideo((state) => state.seat);
  const summary = useDesk(({ desk }) => desk?.hub?.conversations.find((view) => idOf(view) === seat)?.public.summary);
  const { miniBar: place } = useOutside(Boolean(summary?.call));
  if (!summary?.call) return <Over />;
  return <InCall summary={summary} startedAt={summary.call.startedAt} isOwnWindow={place === "window"} />;
}

/** The call is over: its window goes too. */
function Over() {
  useEffect(() => closeOnTop(), []);
  return null;
}

function InCall({
  summary,
  startedAt,
  isOwnWindow,
}: {
  summary: PublicSummary;
  startedAt: number;
  isOwnWindow: boolean;
}) {
  const media = useVideo((state) => state.media);
  const share = useShare();
  const controls = useControls({
    conversation: summary.id,
    name: visitorName(summary),
    media,
    share,
    openSettings: () => {},
  });
  const isElsewhere = useCallElsewhere()?.id === summary.id;
  const isWanted = useDesk(({ desk }) => desk?.settings.miniBar ?? true);
  const { window: small, wasOpen, isPossible } = useOnTop();
  const back = () => {
    window.focus();
    openToWrite(summary.id);
  };

  useEffect(() =>
    registerActions(() => [
      ...(isElsewhere ? actionsOf(controls) : []),
      ...(isPossible ? [onTopAction(small !== undefined)] : []),
    ]),
  );
  useEffect(() => onCallKey((key) => controls.find(({ id }) => id === `call.${key}`)?.run()));
  useEffect(() => {
    small?.addEventListener("keydown", heardKey);
    return () => small?.removeEventListener("keydown", heardKey);
  }, [small]);
  useEffect(() => {
    if (!isOwnWindow || !isWanted) return undefined;
    // The shell's window is there while another program is in front, and goes when the desk is.
    const away = () => void openOnTop();
    window.addEventListener("blur", away);
    window.addEventListener("focus", closeOnTop);
    return () => {
      window.removeEventListener("blur", away);
      window.removeEventListener("focus", closeOnTop);
    };
  }, [isOwnWindow, isWanted]);

  const bar = { summary, startedAt, phase: media.phase, onBack: back, controls: controls.filter(isShown) };
  return (
    <>
      {small ? createPortal(<Bar {...bar} />, small.document.body) : null}
      {small || !isWanted ? null : (
        <Floating bar={bar} isElsewhere={isElsewhere} isPossible={isPossible} wasOpen={wasOpen} />
      )}
    </>
  );
}

function isShown({ id }: Control): boolean {
  return shown.includes(id);
}

function actionsOf(controls: readonly Control[]) {
  return controls
    .filter(({ id }) => !stageOnly.includes(id))
    .map(({ id, label, shortcut, isAlways = false, run }) => ({
      id,
      label: text(label),
      group: text("call.title"),
      shortcut,
      isAlways,
      run,
    }));
}

function onTopAction(isOpen: boolean) {
  return {
    id: "call.onTop",
    label: text(isOpen ? "miniBar.close" : "miniBar.open"),
    group: text("call.title"),
    shortcut: "Alt+Shift+B",
    run: () => (isOpen ? closeOnTop() : void openOnTop()),
  };
}
