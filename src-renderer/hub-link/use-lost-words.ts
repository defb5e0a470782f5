import { useHubNow } from "../clock.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { useLinkHealth } from "./use-link-health.ts";

/** While a link is lost: which one, what is kept, and how long until the next try. Undefined while none is. */
export function useLostWords(): { title: string; words: string } | undefined {
  const health = useLinkHealth();
  const offset = useDesk(({ desk }) => desk?.clockOffset ?? 0);
  const now = useHubNow() - offset;
  if (health.state !== "lost") return undefined;
  const seconds = Math.max(0, Math.ceil((health.retryAt - now) / 1000));
  return health.stretch === "hub"
    ? { title: text("link.lostTitle"), words: text("link.lostText", { seconds }) }
    : { title: text("link.mainLostTitle"), words: text("link.mainLostText", { seconds }) };
}
