import { useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";

export type PictureState =
  | { readonly is: "reading" }
  /** `url` is good as long as it is on the screen. */
  | { readonly is: "there"; readonly url: string; readonly blob: Blob }
  | { readonly is: "failed"; readonly fault: Fault };

/** A picture read while it is on the screen, and again when a lost line is back. `key` says which; `read` null as long as it is not wanted yet. */
export function usePicture(key: string, read: (() => Promise<Blob>) | null): PictureState {
  const [state, setState] = useState<PictureState>({ is: "reading" });
  const [tries, setTries] = useState(0);
  const isWanted = read !== null;
  const isHere = useDesk(isLinked);
  const isCut = state.is === "failed" && state.fault.reason === "link-lost";
  useEffect(() => {
    if (isHere && isCut) setTries((count) => count + 1);
    // Once for each time that the line comes back: where the files are served may be away for longer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isHere]);
  useEffect(() => {
    let isWatched = true;
    let url: string | undefined;
    setState({ is: "reading" });
    read?.().then(
      (blob) => {
        if (!isWatched) return;
        url = URL.createObjectURL(blob);
        setState({ is: "there", url, blob });
      },
      (error: unknown) => {
        if (isWatched) setState({ is: "failed", fault: faultOf(error) });
      },
    );
    return () => {
      isWatched = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
    // The reader is made anew with each drawing; the picture is the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, isWanted, tries]);
  return state;
}
