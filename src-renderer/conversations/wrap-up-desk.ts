import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { plainWrapUp, type WrapUp } from "../../src-shared/wrap-up/model.ts";
import { asKept, faultIn } from "../../src-shared/wrap-up/rules.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { wrapUpDraft } from "../view.ts";
import { afterWrapUp } from "./choose.ts";
import { wrapUpDrafts } from "./wrap-up-drafts.ts";

/** The window's own. */
export const drafts = wrapUpDrafts({ store, machine, ask: desk.ask });

/** Those that this window saves, or has saved. */
export const finishing = new Set<ConversationId>();

/** Saves and closes; answers what stands in the way. Nothing that was written is lost by it. */
export async function finishWrapUp(conversation: ConversationId): Promise<Fault | null> {
  const state = store.getState();
  const rules = state.desk?.hub?.wrapUps.find((one) => one.conversation === conversation)?.rules ?? plainWrapUp;
  const { outcome, note, values: typed } = wrapUpDraft(state, conversation);
  const values = asKept(rules, typed);
  const fault = faultIn(rules, { outcome, values });
  if (fault) return { code: "invalid", reason: fault.reason, values: { field: fault.field ?? "" } };
  finishing.add(conversation);
  try {
    await desk.ask("conversation.wrapUp", { conversation, outcome, note, values });
    afterWrapUp(conversation);
    return null;
  } catch (error) {
    finishing.delete(conversation);
    return faultOf(error);
  }
}

export function mayExtend({ until, isExtended, rules }: WrapUp): boolean {
  return until !== null && !isExtended && rules.extension > 0;
}

export async function extendWrapUp(conversation: ConversationId): Promise<void> {
  try {
    await desk.ask("wrapUp.extend", { conversation });
  } catch (error) {
    toasts.show({ look: "warn", title: text("wrapUp.extendFault"), words: faultText(faultOf(error)) });
  }
}
