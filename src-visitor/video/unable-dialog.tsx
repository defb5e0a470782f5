import { useEffect, useRef, useState } from "preact/hooks";
import { callText } from "../text/call-text.ts";
import { inApp } from "./ability.ts";
import type { VideoPorts } from "./visit.ts";

/** Why there is no video here, and the page's address to take it elsewhere. */
export function UnableDialog({ video, agent, close }: { video: VideoPorts; agent: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"" | "copied" | "byHand">("");
  useEffect(() => dialog.current?.showModal(), []);

  async function copy(): Promise<void> {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(video.address());
      setCopied("copied");
    } catch (error) {
      // Not on an insecure page, and not everywhere in a frame; the address is chosen by now.
      console.debug(error);
      setCopied("byHand");
    }
  }

  return (
    <dialog ref={dialog} class="card" aria-labelledby="unable-title" onClose={close}>
      <h2 id="unable-title">{callText("unable.title")}</h2>
      <p>{unableWords(video, agent)}</p>
      <label>
        {callText("unable.address")}
        <input ref={field} readOnly value={video.address()} dir="ltr" />
      </label>
      <output>{copied && callText(`unable.${copied}`)}</output>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void copy()}>
          {callText("unable.copy")}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {callText("unable.close")}
        </button>
      </div>
    </dialog>
  );
}

/** What is in the way, and the way round it. */
export function unableWords({ unable }: Pick<VideoPorts, "unable">, agent: string): string {
  const why = unable === "browser" && inApp(navigator.userAgent) ? "app" : (unable ?? "browser");
  return callText(`unable.${why}`, { agent });
}
