import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { linkHealth } from "./link-health.ts";

/** Tries at once, on the stretch that is lost. */
export function retryLink(): void {
  const health = linkHealth(store.getState());
  if (health.state === "lost" && health.stretch === "main") return desk.restart();
  desk.ask("link.retry", {}).catch((error: unknown) => {
    toasts.show({ look: "bad", title: text("link.lostTitle"), words: faultText(faultOf(error)) });
  });
}
