import { useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";

export type PictureState =
  | { readonly is: "reading" }
  /** `url` is good as long as it is on the screen. */
  | { readonly is: "there"; readonly url: string; readonly blob: Blob }
  | { readonly is: "failed"; readonly fault: Fault };

/** A picture read while it is on the screen. `key` says which; `read` null as long as it is not wanted yet. */
export function usePicture(key: string, read: (() => Promise<Blob>) | null): PictureState & { again: () => void } {
  const [state, setState] = useState<PictureState>({ is: "reading" });
  const [tries, setTries] = useState(0);
  const isWanted = read !== null;
  useEffect(() => {
    let isHere = true;
    let url: string | undefined;
    setState({ is: "reading" });
    read?.().then(
      (blob) => {
        if (!isHere) return;
        url = URL.createObjectURL(blob);
        setState({ is: "there", url, blob });
      },
      (error: unknown) => {
        if (isHere) setState({ is: "failed", fault: faultOf(error) });
      },
    );
    return () => {
      isHere = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
    // The reader is made anew with each drawing; the picture is the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, isWanted, tries]);
  return { ...state, again: () => setTries(tries + 1) };
}
