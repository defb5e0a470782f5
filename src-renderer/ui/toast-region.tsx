import { Check, CircleAlert, Info, TriangleAlert, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand/react";
import { text } from "../text/text.ts";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";
import type { Notice, ToastQueue } from "./toast-queue.ts";
import styles from "./toast-region.module.css";

const icons = { info: Info, good: Check, warn: TriangleAlert, bad: CircleAlert } as const;
/** Milliseconds that a notice stays; one that tells of a failure or offers something stays until it is dismissed. */
const staysFor = 6_000;

/** Where notices appear: read out politely, never taking focus. */
export function ToastRegion({ queue }: { queue: ToastQueue }) {
  const notices = useStore(queue.notices);
  // In the body and marked for react-aria: a notice is seen and can be answered while a dialog is open.
  return createPortal(
    <section className={styles["region"]} aria-label={text("ui.notices")} data-react-aria-top-layer="true">
      <ol className={styles["list"]} aria-live="polite" aria-relevant="additions">
        {notices.map((notice) => (
          <Toast key={notice.id} notice={notice} onDismiss={() => queue.dismiss(notice.id)} />
        ))}
      </ol>
    </section>,
    document.body,
  );
}

function Toast({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const { look, title, words, action } = notice;
  const place = useRef<HTMLLIElement>(null);
  const dismiss = useEffectEvent(onDismiss);
  const stays = look === "bad" || look === "warn" || action !== undefined;
  useEffect(() => {
    if (stays) return undefined;
    // Somebody who points at it or is in it is still reading.
    const timer = setInterval(() => {
      if (!place.current?.matches(":hover, :focus-within")) dismiss();
    }, staysFor);
    return () => clearInterval(timer);
  }, [stays]);
  const Icon = icons[look];
  return (
    <li ref={place} className={classes(styles["toast"], styles[look])}>
      <Icon className={styles["icon"]} aria-hidden="true" />
      <div className={styles["two"]}>
        <p className={styles["title"]}>{title}</p>
        {words ? <p className={styles["words"]}>{words}</p> : null}
        {action ? (
          <Button
            size="small"
            onPress={() => {
              action.run();
              onDismiss();
            }}
          >
            {action.label}
          </Button>
        ) : null}
      </div>
      <IconButton label={text("ui.dismiss")} size="small" onPress={onDismiss}>
        <X aria-hidden="true" />
      </IconButton>
    </li>
  );
}
