import type { Notification } from "electron";
import type { Log, Note } from "../shell.ts";

type Shown = Pick<Notification, "show" | "on">;

export interface NotificationParts {
  readonly make: (note: { title: string; body: string; silent: boolean }) => Shown;
  /** The agent clicked it, which is no stealing of the focus. */
  readonly clicked: () => void;
  readonly log: Log;
}

/** The system's own notifications; silent, because the ring is the window's. */
export function notifications({ make, clicked, log }: NotificationParts): (note: Note) => void {
  // One that is collected as garbage never hears its click.
  const shown = new Set<Shown>();
  return ({ title, body }) => {
    const notification = make({ title, body, silent: true });
    shown.add(notification);
    notification.on("click", clicked);
    notification.on("close", () => shown.delete(notification));
    notification.on("failed", (_event, reason) => {
      shown.delete(notification);
      log.warn("The notification could not be shown.", { reason });
    });
    notification.show();
  };
}
