import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Photo } from "../../src-shared/requests/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { PhotoBroken, readPhoto } from "../../src-media/requests/photo-reader.ts";

export type PhotoState =
  | { readonly is: "reading" }
  /** `url` is good as long as it is on the screen. */
  | { readonly is: "there"; readonly url: string; readonly blob: Blob }
  | { readonly is: "failed"; readonly words: string };

/** A photo of a conversation, read while it is on the screen; and how to try again. */
export function usePhoto(conversation: ConversationId, { id, bytes }: Photo): PhotoState & { again: () => void } {
  const [state, setState] = useState<PhotoState>({ is: "reading" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isHere = true;
    let url: string | undefined;
    void read();
    return () => {
      isHere = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };

    async function read(): Promise<void> {
      try {
        const blob = await readPhoto(desk.ask, conversation, { id, bytes }, () => isHere);
        if (!blob || !isHere) return;
        url = URL.createObjectURL(blob);
        setState({ is: "there", url, blob });
      } catch (error) {
        const words = error instanceof PhotoBroken ? text("requests.photoBroken") : faultText(faultOf(error));
        if (isHere) setState({ is: "failed", words });
      }
    }
  }, [conversation, id, bytes, tries]);
  const again = () => {
    setState({ is: "reading" });
    setTries(tries + 1);
  };
  return { ...state, again };
}
