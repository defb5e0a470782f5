import { sharedNow } from "../../src-shared/screen-share/share.ts";
import type { ShareView } from "../share/view.ts";
import type { PageFacts } from "./collect.ts";

/** What a report says of the own share. One that failed never began: there is nothing that the other side misses. */
export function screenFacts({ share }: ShareView): PageFacts["screen"] {
  return {
    state: sharedNow(share) ? "on" : "off",
    ended: share.is === "off" && share.after === "ended",
  };
}
