import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { bridgePipe } from "../../src-shared/rpc/bridge.ts";
import { type Machine, random128 } from "../../src-shared/rpc/machine.ts";
import { closeCodes, type Pipe } from "../../src-shared/rpc/pipe.ts";
import type { Post } from "./letters.ts";
import { deskLife, type Lives } from "./lives.ts";

/** An own window's way to main: through the desk's window, for as long as that is there. */
export function openToDesk(
  conversation: ConversationId,
  { post, lives, machine }: { readonly post: Post; readonly lives: Lives; readonly machine: Machine },
): Promise<Pipe> {
  const pipe = bridgePipe(
    {
      post: (frame) => post.send({ to: "desk", conversation, frame }),
      onFrame: (listener) =>
        post.onLetter((letter) => {
          if (letter.to === "window" && "frame" in letter && letter.conversation === conversation)
            listener(letter.frame);
        }),
    },
    random128(machine),
  );
  const stop = lives.onGone(deskLife, () => pipe.close(closeCodes.going, "desk-window-gone"));
  pipe.onClosed(stop);
  return Promise.resolve(pipe);
}
