import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { TestPlace } from "../../src-media/checks/session.ts";
import { callText } from "../text/call-text.ts";
import type { VideoPorts } from "../video/visit.ts";
import type { InWidgetProps } from "./in-widget.tsx";

type Shown = "closed" | "loading" | "failed" | { Dialog: ComponentType<InWidgetProps> };

/** Before a call and in trouble (features 000-05): the video test, whose code comes with the press. */
export function TestLink({ ask, chosen }: Pick<VideoPorts, "ask"> & Pick<TestPlace, "chosen">) {
  const [shown, setShown] = useState<Shown>("closed");

  async function open(): Promise<void> {
    setShown("loading");
    try {
      const { InWidget } = await import("./in-widget.tsx");
      setShown({ Dialog: InWidget });
    } catch (error) {
      console.error(error);
      setShown("failed");
    }
  }

  return (
    <>
      <button type="button" class="link" onClick={() => void open()}>
        {callText("test.open")}
      </button>
      {shown === "failed" && <p role="alert">{callText("test.notLoaded")}</p>}
      {typeof shown === "object" && <shown.Dialog ask={ask} chosen={chosen} close={() => setShown("closed")} />}
    </>
  );
}
