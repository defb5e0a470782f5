import { Unplug } from "lucide-react";
import whole from "../frame/whole-window.module.css";
import { text } from "../text/text.ts";
import { WaitingLine } from "../ui/spinner.tsx";
import { TryNow } from "./try-now.tsx";
import { useLinkHealth } from "./use-link-health.ts";
import { useLostWords } from "./use-lost-words.ts";

/** Before the hub has answered once: what is awaited, and what is wrong if it does not come. */
export function StartingScreen() {
  const { state } = useLinkHealth();
  const lost = useLostWords();
  return (
    <main className={whole["window"]}>
      {lost ? (
        <div className={whole["card"]}>
          <Unplug aria-hidden="true" />
          <h1 className={whole["title"]} role="alert">
            {lost.title}
          </h1>
          <p className={whole["words"]}>{lost.words}</p>
          <div className={whole["row"]}>
            <TryNow look="primary" size="large" />
          </div>
        </div>
      ) : (
        <WaitingLine isCentred>{text(state === "connected" ? "frame.starting" : "link.trying")}</WaitingLine>
      )}
    </main>
  );
}
