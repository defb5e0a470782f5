import { useState } from "preact/hooks";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { SiteFace } from "../../src-shared/sites/model.ts";
import { faultText, text } from "../text/text.ts";
import { frontOf } from "./site-part.ts";
import type { Widget } from "../widget-ports.ts";

/** Before the first conversation. */
export function Welcome({ widget, site }: { widget: Widget; site: SiteFace }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const video = widget.wantsVideo();

  const part = widget.site.value;
  // What the site asks for has to be there before anything is begun.
  const isWhole = part !== null || !frontOf(site);

  async function start(form: HTMLFormElement): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      const name = new FormData(form).get("name") as string;
      await widget.start(name, video ? "video" : "chat", part?.given(form, "preChat"));
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
        if (!busy && isWhole) void start(event.currentTarget);
      }}
    >
      <h2>{text("welcome.hello")}</h2>
      <p class="lead" dir="auto">
        {part?.welcome() || site.welcome || text("welcome.line")}
      </p>
      <label>
        {text("welcome.name")}
        <input name="name" autocomplete="name" maxLength={100} data-first />
      </label>
      {part && <part.Questions of="preChat" />}
      <button type="submit" class="primary wide" aria-disabled={busy || !isWhole}>
        {text(video ? "welcome.video" : "welcome.start")}
      </button>
      {fault && (
        <p class="fault" role="alert">
          {part?.faultText(fault) ?? faultText(fault)}
        </p>
      )}
    </form>
  );
}
