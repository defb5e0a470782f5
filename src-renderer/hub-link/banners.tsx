import { store, useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { openRoom } from "../view.ts";
import { TryNow } from "./try-now.tsx";
import { useLostWords } from "./use-lost-words.ts";
import { useLinkHealth } from "./use-link-health.ts";

/** What holds for the whole window and is not as it should be, the most important first. */
export function Banners() {
  const { state } = useLinkHealth();
  const isBehind = useDesk(({ desk }) => desk?.callLog === "behind");
  const isUnheard = useDesk(({ desk }) => desk?.ring.offer !== null && desk?.ring.heard === false);
  const why = useDesk(({ desk }) => desk?.callLogFault);
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
          {why ? text("link.behindWhy", { why: faultText(why) }) : text("link.behindText")}
        </Banner>
      ) : null}
    </>
  );
}

/** What was lost, what is kept, when it is tried again. */
function LostBanner() {
  const lost = useLostWords();
  if (!lost) return null;
  return (
    <Banner look="bad" title={lost.title} action={<TryNow />}>
      {lost.words}
    </Banner>
  );
}
