import type { DeskStore } from "../store.ts";

/** How the window stands to the hub, over both stretches of the way: to main, and from main to the hub. */
export type LinkHealth =
  | { readonly state: "connected" | "connecting" | "signed-out" }
  /** `retryAt` by this machine's clock; `stretch` is what was lost. */
  | { readonly state: "lost"; readonly stretch: "main" | "hub"; readonly retryAt: number };

/** Whether what the hub said last still holds. Presence, queues and offers are not known while this is false. */
export function isLinked({ link, desk }: Pick<DeskStore, "link" | "desk">): boolean {
  return link.state === "ready" && desk?.link.state === "ready";
}

/** Read it with `useLinkHealth`: it makes a new object each time. */
export function linkHealth({ link, desk }: Pick<DeskStore, "link" | "desk">): LinkHealth {
  if (link.state === "lost") return { state: "lost", stretch: "main", retryAt: link.retryAt };
  if (link.state !== "ready" || desk === null) return { state: "connecting" };
  switch (desk.link.state) {
    case "ready":
      return { state: "connected" };
    case "lost":
      return { state: "lost", stretch: "hub", retryAt: desk.link.retryAt };
    case "connecting":
    case "signed-out":
      return { state: desk.link.state };
  }
}
