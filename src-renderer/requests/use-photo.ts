import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Photo } from "../../src-shared/requests/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { readPreview } from "../uploads/previews.ts";

export type PhotoState =
  | { readonly is: "reading" }
  /** `url` is good as long as it is on the screen. */
  | { readonly is: "there"; readonly url: string }
  | { readonly is: "failed"; readonly words: string };

/** The small picture of a photo, read while it is on the screen; and how to try again. */
export function usePhoto(conversation: ConversationId, { id }: Photo): PhotoState & { again: () => void } {
  const [state, setState] = useState<PhotoState>({ is: "reading" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isHere = true;
    let url: string | undefined;
    readPreview(conversation, id).then(
      (blob) => {
        if (!isHere) return;
        url = URL.createObjectURL(blob);
        setState({ is: "there", url });
      },
      (error: unknown) => isHere && setState({ is: "failed", words: faultText(faultOf(error)) }),
    );
    return () => {
      isHere = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [conversation, id, tries]);
  const again = () => {
    setState({ is: "reading" });
    setTries(tries + 1);
  };
  return { ...state, again };
}
