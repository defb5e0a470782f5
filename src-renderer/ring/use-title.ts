import { useEffect } from "react";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";

/** Writes the count of offers into the window's title, where it is seen while another program is in front. */
export function useOffersInTitle(): void {
  const count = useDesk(({ desk }) => desk?.hub?.offers.length ?? 0);
  useEffect(() => {
    if (count === 0) return undefined;
    const { title } = document;
    document.title = text("ring.title", { count, title });
    return () => {
      document.title = title;
    };
  }, [count]);
}
