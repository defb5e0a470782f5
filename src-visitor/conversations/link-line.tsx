import type { LinkState } from "../../src-shared/rpc/link.ts";
import { text } from "../text/text.ts";

/** Says it when the line to the hub is gone, and what that means for what was written. */
export function LinkLine({ link, known, reload }: { link: LinkState; known: boolean; reload: () => void }) {
  if (link.state === "ended")
    return (
      <div class="line-lost" role="alert">
        {text(link.fault.code === "outdated" ? "link.outdated" : "link.signedOut")}{" "}
        <button type="button" class="link" onClick={reload}>
          {text("link.reload")}
        </button>
      </div>
    );
  // Always there, so that a screen reader hears the change.
  return (
    <output class={link.state === "ready" || !known ? "" : "line-lost"}>
      {link.state === "ready" || !known ? "" : text("link.lost")}
    </output>
  );
}
