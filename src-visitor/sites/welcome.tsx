import { useState } from "preact/hooks";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { SiteFace } from "../../src-shared/sites/model.ts";
import { faultText, text } from "../text/text.ts";
import type { Widget } from "../widget-ports.ts";

/** Before the first conversation. */
export function Welcome({ widget, site }: { widget: Widget; site: SiteFace }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const video = widget.wantsVideo();

  async function start(name: string): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await widget.start(name, video ? "video" : "chat");
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      class="welcome"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void start(new FormData(event.currentTarget).get("name") as string);
      }}
    >
      <h2>{text("welcome.hello")}</h2>
      <p class="lead" dir="auto">
        {site.welcome || text("welcome.line")}
      </p>
      <label>
        {text("welcome.name")}
        <input name="name" autocomplete="name" maxLength={100} data-first />
      </label>
      <button type="submit" class="primary wide" aria-disabled={busy}>
        {text(video ? "welcome.video" : "welcome.start")}
      </button>
      {fault && (
        <p class="fault" role="alert">
          {faultText(fault)}
        </p>
      )}
    </form>
  );
}
