import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestId, RequestKind } from "../../src-shared/requests/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { faultText } from "../text/fault-text.ts";
import { text, type TextId } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";

/** Asks the visitor; what becomes of it comes into the conversation. */
export function askVisitor(conversation: ConversationId, kind: RequestKind): Promise<void> {
  return told("requests.askFault", () => desk.ask("request.make", { conversation, kind }));
}

/** One does not want it any more. */
export function withdrawRequest(request: RequestId): Promise<void> {
  return told("requests.withdrawFault", () => desk.ask("request.withdraw", { request }));
}

/** What the agent answers to a visitor who wants to be shown something. */
export function answerRequest(request: RequestId, outcome: "granted" | "declined"): Promise<void> {
  return told("requests.answerFault", () => desk.ask("request.answer", { request, outcome }));
}

async function told(title: TextId, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const fault = faultOf(error);
    toasts.show({ look: fault.code === "gone" ? "info" : "warn", title: text(title), words: faultText(fault) });
  }
}
