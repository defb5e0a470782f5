import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { toasts } from "../../ui/toast-queue.ts";

/** Does what a button asks; when it is refused, that is said. */
export async function orTold(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    toasts.show({ look: "bad", title: text("administration.notDone"), words: faultText(faultOf(error)) });
  }
}
