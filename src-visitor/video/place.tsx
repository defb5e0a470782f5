import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { callText } from "../text/call-text.ts";
import type { Stage as StageView } from "./stage.tsx";
import type { VideoPorts } from "./visit.ts";

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

export function Place({ video, agent }: { video: VideoPorts; agent: string }) {
  useEffect(() => void load(), []);
  const now = loaded.value;
  return (
    <section class="video" aria-label={callText("video.region")}>
      {now.state === "ready" && <now.Stage video={video} agent={agent} />}
      {now.state === "loading" && <output class="stage">{callText("video.loading")}</output>}
      {now.state === "failed" && (
        <div class="stage" role="alert">
          <p>{callText("video.notLoaded")}</p>
          <button type="button" onClick={() => void load()}>
            {callText("video.again")}
          </button>
          <button type="button" onClick={video.leave}>
            {callText("video.cancel")}
          </button>
        </div>
      )}
    </section>
  );
}
