import { LeftBanner, ReadinessBanner } from "../presence/readiness-banner.tsx";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { openRoom } from "../view.ts";
import { CallLogBanner } from "./call-log-banner.tsx";
import { TryNow } from "./try-now.tsx";
import { useLostWords } from "./use-lost-words.ts";

/** What holds for the whole window and is not as it should be, the most important first. */
export function Banners() {
  const isUnheard = useDesk(({ desk }) => desk?.ring.offer !== null && desk?.ring.heard === false);
  return (
    <>
      <LostBanner />
      <ReadinessBanner />
      <LeftBanner />
      {isUnheard ? (
        <Banner
          look="warn"
          title={text("link.ringTitle")}
          action={<Button onPress={() => openRoom(store, "settings")}>{text("link.ringSettings")}</Button>}
        >
          {text("link.ringText")}
        </Banner>
      ) : null}
      <CallLogBanner />
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
