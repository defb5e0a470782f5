import * as z from "zod/mini";
import { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { Hands } from "./hands.ts";

const of = { conversation: ConversationId };
const toDesk = z.literal("desk");
const toWindow = z.literal("window");

/** What the desk's window and the conversations' own windows write to each other. `frame`: of a pipe (`rpc/bridge.ts`). */
const Letter = z.union([
  z.object({ ...of, to: toDesk, frame: z.string() }),
  /** What is in somebody's hands in the own window, whenever it changes. */
  z.object({ ...of, to: toDesk, hands: Hands }),
  z.object({ ...of, to: toWindow, frame: z.string() }),
  /** The desk's window can be asked again, by all. */
  z.object({ to: toWindow, isHere: z.literal(true) }),
  /** It is wanted back in the desk's window: close. */
  z.object({ ...of, to: toWindow, isWantedBack: z.literal(true) }),
]);
export type Letter = z.infer<typeof Letter>;

/** Carries letters among the pages of this desk: of one origin, in one browser. Nobody else hears or writes any. */
export interface Post {
  send(letter: Letter): void;
  onLetter(listener: (letter: Letter) => void): Stop;
}

/** `channel`: a BroadcastChannel. */
export function postOn(channel: Pick<BroadcastChannel, "postMessage" | "addEventListener" | "removeEventListener">) {
  return {
    send: (letter) => channel.postMessage(letter),
    onLetter(listener) {
      const heard = ({ data }: MessageEvent) => {
        const { data: letter } = Letter.safeParse(data);
        if (letter) listener(letter);
      };
      channel.addEventListener("message", heard);
      return () => channel.removeEventListener("message", heard);
    },
  } satisfies Post;
}

export const channelName = "frontdesk.conversation-windows";
