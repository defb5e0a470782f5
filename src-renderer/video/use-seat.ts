import { useCallback } from "react";
import type { Listen } from "../devices/level-meter.tsx";
import { listenToLevel } from "../media/level.ts";
import type { OwnTracks } from "../media/own-tracks.ts";
import type { PictureSource } from "../media/state.ts";
import { video } from "./video.ts";

/** The seat's own camera and microphone; undefined where nothing is open. */
export function useOwn(): OwnTracks | undefined {
  return video.seat()?.own;
}

/** The level of the seat's microphone, for a meter. */
export function useOwnLevel(): Listen {
  const own = useOwn();
  return useCallback<Listen>((tell) => (own ? listenToLevel(own, tell) : () => tell(0)), [own]);
}

/** For the `ref` of an element that shows the seat's own camera. */
export function useOwnPicture(): (element: HTMLVideoElement | null) => (() => void) | undefined {
  const own = useOwn();
  return useCallback((element) => (element && own ? own.show(element) : undefined), [own]);
}

/** For the `ref` of an element that shows somebody's picture out of the call. `who` as in `Call.show`. */
export function usePicture(
  who: string,
  source: PictureSource,
): (element: HTMLVideoElement | null) => (() => void) | undefined {
  const call = video.seat()?.call();
  return useCallback((element) => (element && call ? call.show(who, source, element) : undefined), [call, who, source]);
}
