import { browserOf } from "../../src-media/browser.ts";
import type { Kind, Own } from "../media/view.ts";
import { callText } from "../text/call-text.ts";

/** What happened to a device, what to do in this very browser, and a way to try. */
export function DeviceFailure({ kind, own, again }: { kind: Kind; own: Own; again: () => void }) {
  if (own.state !== "failed") return null;
  return (
    <div class="failure" role="alert">
      <p>{callText(`failure.${own.why}`, { kind, browser: browserOf(navigator.userAgent) })}</p>
      {own.why !== "page" && (
        <button type="button" onClick={again}>
          {callText("device.again")}
        </button>
      )}
    </div>
  );
}
