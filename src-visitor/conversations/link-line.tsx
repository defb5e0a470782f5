import type { LinkState } from "../../src-shared/rpc/link.ts";
import { text } from "../text/text.ts";

/** Says it when the line to the hub is gone, and what that means for what was written. */
export function LinkLine({
  link,
  known,
  away,
  reload,
}: {
  link: LinkState;
  known: boolean;
  /** Who is reconnecting on the other side. */
  away: string | false;
  reload: () => void;
}) {
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
  const words = link.state === "ready" || !known ? away && text("link.agentAway", { agent: away }) : text("link.lost");
  return <output class={words ? "line-lost" : ""}>{words}</output>;
}
