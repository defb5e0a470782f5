import { useState } from "react";
import type { ScreenChoice } from "../../src-shared/screen-share/desk-asks.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import type { SourceState } from "../media/state.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { video } from "./video.ts";

export type ScreenSource = Extract<ScreenChoice, { picker: "ours" }>["sources"][number];

export interface Share {
  readonly toggle: () => void;
  readonly isWaiting: boolean;
  /** To be chosen among, in our own picker; the system's picker needs none. */
  readonly sources: readonly ScreenSource[] | null;
  readonly choose: (source: string) => void;
  readonly cancel: () => void;
}

/** Shows the screen, or stops showing it. What is shown is chosen anew each time. */
export function useShare(screen: SourceState): Share {
  const [sources, setSources] = useState<readonly ScreenSource[] | null>(null);
  const [isAsking, setAsking] = useState(false);

  async function told(work: () => Promise<void>): Promise<void> {
    setAsking(true);
    try {
      await work();
    } catch (error) {
      toasts.show({ look: "bad", title: text("video.shareFailed"), words: faultText(faultOf(error)) });
    } finally {
      setAsking(false);
    }
  }

  async function begin(): Promise<void> {
    const choice = await desk.ask("screen.list", {});
    if (choice.picker === "ours") setSources(choice.sources);
    else await capture();
  }

  async function capture(): Promise<void> {
    const call = video.seat()?.call();
    await call?.share({ sound: false });
    const state = call?.state().local.screen;
    if (state?.state === "failed")
      toasts.show({
        look: "warn",
        title: text("video.shareFailed"),
        words: text(`devices.failed.screen.${state.why}`),
      });
  }

  async function stop(): Promise<void> {
    video.seat()?.call()?.stopSharing();
  }

  return {
    toggle: () => void told(screen.state === "on" ? stop : begin),
    isWaiting: isAsking || screen.state === "starting",
    sources,
    choose(source) {
      setSources(null);
      void told(async () => {
        await desk.ask("screen.choose", { source });
        await capture();
      });
    },
    cancel: () => setSources(null),
  };
}
