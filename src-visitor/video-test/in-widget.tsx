import { useEffect, useRef, useState } from "preact/hooks";
import { testSession, type TestPlace } from "../../src-media/checks/session.ts";
import type { VideoPorts } from "../video/visit.ts";
import { hubSocket } from "./hub-socket.ts";
import { Test } from "./test.tsx";
import { testText } from "./test-text.ts";
import "./test.css";

export interface InWidgetProps extends Pick<VideoPorts, "ask">, Pick<TestPlace, "chosen"> {
  readonly close: () => void;
}

/** The same test over the widget's own asks. Closing it ends it. */
export function InWidget({ ask, chosen, close }: InWidgetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [session] = useState(() =>
    testSession({
      chosen,
      start: () => ask("test.start", {}),
      handIn: (input) => ask("test.hand-in", input),
      hubSocket,
    }),
  );
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="card video-test" aria-labelledby="test-title" onClose={close}>
      <h2 id="test-title">{testText("title")}</h2>
      <Test session={session} />
      <div class="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {testText("back")}
        </button>
      </div>
    </dialog>
  );
}
