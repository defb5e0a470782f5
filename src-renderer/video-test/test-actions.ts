import { faultOf } from "../../src-shared/rpc/fault.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { desk } from "../desk-link.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { emptyDraft, keepDraft } from "../view.ts";
import { show } from "./test-desk.ts";
import { testText } from "./test-text.ts";

registerActions(() => {
  const { desk: held, view } = store.getState();
  if (!held?.hub) return [];
  const group = testText("desk.group");
  const conversation = view.room === "conversations" ? view.conversation : null;
  return [
    { id: "videoTest.run", label: testText("desk.run"), group, run: () => show("run") },
    { id: "videoTest.lookUp", label: testText("desk.lookUp"), group, run: () => show("look-up") },
    ...(conversation === null
      ? []
      : [
          {
            id: "videoTest.sendAddress",
            label: testText("desk.sendAddress"),
            group,
            run: () => void putAddress(conversation),
          },
        ]),
  ];
});

/** Into the message field, after what stands there: the agent reads it and sends it himself. */
async function putAddress(conversation: Parameters<typeof keepDraft>[1]): Promise<void> {
  try {
    const { address } = await desk.ask("test.address", {});
    const { message } = store.getState().view.drafts[conversation] ?? emptyDraft;
    const words = testText("desk.address", { address });
    keepDraft(store, conversation, { kind: "message", message: message === "" ? words : `${message}\n${words}` });
    focusComposer(conversation);
  } catch (error) {
    toasts.show({ look: "bad", title: faultText(faultOf(error)) });
  }
}
