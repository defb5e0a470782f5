import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { PictureSource } from "./state.ts";

/** Any local or remote video track: what an element can show. */
export interface Showable {
  readonly attach: (element: HTMLMediaElement) => HTMLMediaElement;
  readonly detach: (element: HTMLMediaElement) => HTMLMediaElement;
}

interface Place {
  who: string;
  source: PictureSource;
  element: HTMLVideoElement;
  shown?: Showable | undefined;
}

/**
 * Elements that want somebody's picture, named by identity and source. A place may be taken before there is a picture, and
 * keeps showing the right one when tracks come, go, or are replaced by a reconnect.
 */
export interface Pictures {
  readonly show: (who: string, source: PictureSource, element: HTMLVideoElement) => Stop;
  /** Looks at all places again; to be called whenever tracks may have changed. */
  readonly settle: () => void;
}

export function pictures(find: (who: string, source: PictureSource) => Showable | undefined): Pictures {
  const places = new Set<Place>();

  function settlePlace(place: Place, track: Showable | undefined): void {
    if (place.shown === track) return;
    place.shown?.detach(place.element);
    place.shown = track;
    track?.attach(place.element);
  }

  return {
    show(who, source, element) {
      const place: Place = { who, source, element };
      places.add(place);
      settlePlace(place, find(who, source));
      return () => {
        places.delete(place);
        settlePlace(place, undefined);
      };
    },
    settle() {
      for (const place of places) settlePlace(place, find(place.who, place.source));
    },
  };
}
