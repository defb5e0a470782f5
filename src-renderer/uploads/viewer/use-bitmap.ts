import { useEffect, useState } from "react";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import type { ShownPicture } from "./shown.ts";

export type BitmapState =
  | { readonly is: "reading" }
  | { readonly is: "there"; readonly bitmap: ImageBitmap; readonly blob: Blob }
  | { readonly is: "failed"; readonly words: string; readonly blob: Blob | null };

/** Pixels along the longer side: what is larger is drawn smaller to be looked at and drawn on. */
const longest = 4_096;

/** A picture's pixels, read when it is shown. */
export function useBitmap({ key, read }: ShownPicture): BitmapState {
  const [state, setState] = useState<BitmapState>({ is: "reading" });
  useEffect(() => {
    let isHere = true;
    let made: ImageBitmap | undefined;
    setState({ is: "reading" });
    void load();
    return () => {
      isHere = false;
      made?.close();
    };

    async function load(): Promise<void> {
      let blob: Blob | null = null;
      try {
        blob = await read();
        const bitmap = await bitmapOf(blob);
        if (!isHere) return bitmap.close();
        made = bitmap;
        setState({ is: "there", bitmap, blob });
      } catch (error) {
        if (!isHere) return;
        const words = blob ? text("uploads.viewer.broken") : faultText(faultOf(error));
        setState({ is: "failed", words, blob });
      }
    }
    // The reader is made anew with each drawing; the picture is the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return state;
}

async function bitmapOf(blob: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(blob);
  const factor = longest / Math.max(whole.width, whole.height);
  if (factor >= 1) return whole;
  const resizeWidth = Math.max(1, Math.round(whole.width * factor));
  const resizeHeight = Math.max(1, Math.round(whole.height * factor));
  const smaller = await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: "high" });
  whole.close();
  return smaller;
}
