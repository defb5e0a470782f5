import { useEffect } from "react";
import { useDesk } from "../store.ts";
import { incomingVideo } from "../video/may-call.ts";
import { text } from "../text/text.ts";

/** Writes who calls into the window's title, where it is seen while another program is in front. */
export function useCallersInTitle(): void {
  const offers = useDesk(({ desk }) => desk?.hub?.offers.length ?? 0);
  const calls = useDesk(({ desk }) => incomingVideo(desk?.hub?.conversations ?? []).length);
  useEffect(() => {
    if (offers + calls === 0) return undefined;
    const { title } = document;
    document.title = calls > 0 ? text("ring.videoTitle", { title }) : text("ring.title", { count: offers, title });
    return () => {
      document.title = title;
    };
  }, [offers, calls]);
}
