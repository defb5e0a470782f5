import { useEffect, useRef, useState } from "preact/hooks";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/text.ts";
import { waitText } from "../text/wait-text.ts";

/** Asks once before the conversation ends. The browser's own dialog keeps the focus in it and gives it back. */
export function EndDialog({ inCall, end, close }: { inCall: boolean; end: () => Promise<void>; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Enter, pressed too often, ends nothing.
    stay.current?.focus();
  }, []);

  async function confirm(): Promise<void> {
    try {
      await end();
      dialog.current?.close();
    } catch (error) {
      setFault(faultOf(error));
    }
  }

  return (
    <dialog ref={dialog} class="card" aria-labelledby="end-title" onClose={close}>
      <h2 id="end-title">{waitText("end.title")}</h2>
      <p>{waitText("end.hint", { inCall: inCall ? "yes" : "no" })}</p>
      {fault && (
        <p class="fault" role="alert">
          {faultText(fault)}
        </p>
      )}
      <div class="buttons">
        <button type="button" class="danger" onClick={() => void confirm()}>
          {waitText("end.yes")}
        </button>
        <button ref={stay} type="button" onClick={() => dialog.current?.close()}>
          {waitText("end.no")}
        </button>
      </div>
    </dialog>
  );
}
