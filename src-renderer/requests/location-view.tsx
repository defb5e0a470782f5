import { Copy, MapPin } from "lucide-react";
import type { Location } from "../../src-shared/requests/model.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { safeHref } from "../chat/links.ts";
import { accuracyOf, coordinatesOf, mapAddress } from "./coordinates.ts";
import styles from "./requests.module.css";

/** Where the visitor is, in numbers, to be copied. A map would learn where he is: it is asked by the agent's own click only. */
export function LocationView({ location }: { location: Location }) {
  const numbers = coordinatesOf(location);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(numbers);
      toasts.show({ look: "good", title: text("requests.copied") });
    } catch {
      // Refused by the browser or the system: the numbers can still be marked and copied.
      toasts.show({ look: "warn", title: text("requests.notCopied") });
    }
  };
  return (
    <span className={styles["location"]}>
      <MapPin aria-hidden="true" />
      <span>
        <b className={styles["numbers"]}>{numbers}</b>{" "}
        <span>{text("requests.within", { distance: accuracyOf(location) })}</span>
      </span>
      <a
        className={styles["map"]}
        href={safeHref(mapAddress(location))}
        title={text("requests.mapTip")}
        target="_blank"
        rel="noopener noreferrer"
      >
        {text("requests.map")}
      </a>
      <IconButton size="small" label={text("requests.copy")} onPress={() => void copy()}>
        <Copy aria-hidden="true" />
      </IconButton>
    </span>
  );
}
