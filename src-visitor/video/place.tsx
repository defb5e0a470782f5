import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { text } from "../text/text.ts";
import type { Widget } from "../widget-ports.ts";
import type { Stage as StageView } from "./stage.tsx";

type Loaded = { state: "loading" } | { state: "failed" } | { state: "ready"; Stage: typeof StageView };
const loaded = signal<Loaded>({ state: "loading" });

/** Fetches what a call needs; LiveKit is four times the panel, so nobody pays for it who only writes. */
async function load(): Promise<void> {
  if (loaded.peek().state === "ready") return;
  loaded.value = { state: "loading" };
  try {
    const { Stage } = await import("./stage.tsx");
    loaded.value = { state: "ready", Stage };
  } catch (error) {
    console.error(error);
    loaded.value = { state: "failed" };
  }
}

export function VideoPlace({ widget, agent }: { widget: Widget; agent: string }) {
  useEffect(() => void load(), []);
  const now = loaded.value;
  return (
    <section class="video" aria-label={text("video.region")}>
      {now.state === "ready" && <now.Stage widget={widget} agent={agent} />}
      {now.state === "loading" && <output class="stage">{text("video.loading")}</output>}
      {now.state === "failed" && (
        <div class="stage" role="alert">
          <p>{text("video.notLoaded")}</p>
          <button type="button" onClick={() => void load()}>
            {text("video.again")}
          </button>
          <button type="button" onClick={widget.video.leave}>
            {text("video.cancel")}
          </button>
        </div>
      )}
    </section>
  );
}
