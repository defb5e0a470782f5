import { defaultSettings } from "../../src-shared/settings/model.ts";
import { useSyncExternalStore } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import { desk } from "../desk-link.ts";
import { chosenDevices, choiceNow } from "../devices/chosen-devices.ts";
import { devices } from "../devices/devices.ts";
import "../devices/headset-sets.ts";
import { sayTurns } from "../devices/say-turns.ts";
import { machine } from "../machine.ts";
import { livekit } from "../media/livekit.ts";
import { callStore } from "../pop-out/call-store.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { consult } from "../transfers/consult.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openConversationView } from "../view.ts";
import { videoLackOf } from "./ability.ts";
import { goesIn } from "./goes-in.ts";
import { rememberedServer, rememberServer } from "./remembered-server.ts";
import { type Choice, takeSeat } from "./seat.ts";
import type { VideoState } from "./stage-view.ts";
import { videoDesk } from "./video-desk.ts";

/** What keeps this window from video; undefined where it can. */
export const videoLack = videoLackOf(globalThis);

async function choice(): Promise<Choice> {
  await devices.refresh();
  return choiceNow();
}

/** The window's own video. */
export const video = videoDesk({
  store: callStore,
  ask: desk.ask,
  machine,
  kept: sessionStorage,
  takeSeat,
  choice,
  serverKnown: rememberServer,
  goesIn(view) {
    const { desk: now } = store.getState();
    return goesIn(view, {
      me: now?.hub?.account.id,
      now: machine.now() + (now?.clockOffset ?? 0),
      hasSpoken: consult.hasSpoken(idOf(view)),
    });
  },
  cameBack: (conversation) => openConversationView(store, conversation),
});

async function followDevices(): Promise<void> {
  try {
    await video.devicesChanged();
  } catch {
    // The speaker was pulled out between the list and the choice, or is refused: sound stays where it was.
    toasts.show({ look: "warn", title: text("devices.speakerFailed") });
  }
  sayTurns();
}

let { processing, blur } = store.getState().desk?.settings ?? defaultSettings;
store.subscribe(({ desk: next }) => {
  if (!next || (next.settings.processing === processing && next.settings.blur === blur)) return;
  ({ processing, blur } = next.settings);
  void followDevices();
});
chosenDevices.onChange(() => void followDevices());

/** Reads the code of video before it is needed: when a conversation opens. */
export async function readVideo(): Promise<Awaited<ReturnType<typeof livekit>> | undefined> {
  try {
    return await livekit();
  } catch (error) {
    // Only the head start is lost: it is read again when it is needed, and what fails is said then.
    console.warn("Video could not be read.", error);
    return undefined;
  }
}

/** Opens the way to the media server before it is needed: when the device check opens. */
export async function prepareVideo(): Promise<void> {
  const url = rememberedServer();
  if (url === null) return;
  (await readVideo())?.prepareRoom(url);
}

export function useVideo<T>(selector: (state: VideoState) => T): T {
  return useSyncExternalStore(video.onChange, () => selector(video.state()));
}
