import { RotateCw } from "lucide-react";
import { useHubNow } from "../clock.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { openRoom } from "../view.ts";
import { retryLink } from "./retry-link.ts";
import { useLinkHealth } from "./use-link-health.ts";

/** What holds for the whole window and is not as it should be, the most important first. */
export function Banners() {
  const { state } = useLinkHealth();
  const isBehind = useDesk(({ desk }) => desk?.callLog === "behind");
  const isUnheard = useDesk(({ desk }) => desk?.ring.offer !== null && desk?.ring.heard === false);
  return (
    <>
      {state === "lost" ? <LostBanner /> : null}
      {isUnheard ? (
        <Banner
          look="warn"
          title={text("link.ringTitle")}
          action={<Button onPress={() => openRoom(store, "settings")}>{text("link.ringSettings")}</Button>}
        >
          {text("link.ringText")}
        </Banner>
      ) : null}
      {isBehind ? (
        <Banner look="warn" title={text("link.behindTitle")}>
          {text("link.behindText")}
        </Banner>
      ) : null}
    </>
  );
}

/** What was lost, what is kept, when it is tried again. */
export function LostBanner() {
  const health = useLinkHealth();
  const offset = useDesk(({ desk }) => desk?.clockOffset ?? 0);
  const now = useHubNow() - offset;
  if (health.state !== "lost") return null;
  const seconds = Math.max(0, Math.ceil((health.retryAt - now) / 1000));
  const [title, words] =
    health.stretch === "hub"
      ? ([text("link.lostTitle"), text("link.lostText", { seconds })] as const)
      : ([text("link.mainLostTitle"), text("link.mainLostText", { seconds })] as const);
  return (
    <Banner
      look="bad"
      title={title}
      action={
        <Button icon={<RotateCw aria-hidden="true" />} onPress={retryLink}>
          {text("link.tryNow")}
        </Button>
      }
    >
      {words}
    </Banner>
  );
}
