import { faultOf } from "../../src-shared/rpc/fault.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openConversationView } from "../view.ts";
import { declineWith, type Incoming, incomingVideo, noAcceptWhy } from "./may-call.ts";
import { prepareVideo, video, videoLack } from "./video.ts";
import { visitorName } from "./visitor-name.ts";

const views = () => store.getState().desk?.hub?.conversations ?? [];

/** Takes the visitor's invite and opens the device check. Says why where that cannot be. */
export async function acceptIncoming({ summary, invite }: Incoming): Promise<void> {
  const why = noAcceptWhy(summary.id, views(), videoLack);
  if (why) {
    toasts.show({ look: "info", title: text(`video.no.${why}`) });
    return;
  }
  void prepareVideo();
  await answered("accept", async () => {
    openConversationView(store, summary.id);
    await video.accept(summary.id, invite);
  });
}

/** Says no, with the reason where there is one that the visitor can know. */
export async function declineIncoming({ summary, invite }: Incoming): Promise<void> {
  const why = noAcceptWhy(summary.id, views(), videoLack);
  await answered("decline", () => video.decline(invite, declineWith(why)));
}

async function answered(answer: "accept" | "decline", work: () => Promise<void>): Promise<void> {
  if (video.state().answering !== null) return;
  try {
    await work();
  } catch (error) {
    const fault = faultOf(error);
    const isGone = fault.code === "gone";
    const title = text(isGone ? "video.incoming.goneTitle" : `video.incoming.${answer}Fault`);
    toasts.show({ look: isGone ? "info" : "warn", title, words: faultText(fault) });
  }
}

registerActions(() => {
  const [next] = incomingVideo(views());
  if (!next) return [];
  const group = text("video.incoming");
  const values = { name: visitorName(next.summary) };
  return [
    {
      id: "video.accept",
      label: text("video.incoming.acceptNamed", values),
      group,
      shortcut: "F9",
      run: () => void acceptIncoming(next),
    },
    {
      id: "video.decline",
      label: text("video.incoming.declineNamed", values),
      group,
      run: () => void declineIncoming(next),
    },
  ];
});
