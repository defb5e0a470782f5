import { ConnectionError, ConnectionErrorReason } from "livekit-client";
import { bad, type Check, good, poor } from "./check.ts";
import { within } from "./waiting.ts";

const socketWithin = 5_000;

/** Whether the hub and the media server can be spoken to at all: each leg by itself (features 000-57). */
export const checkSignalling: Check = async ({ way, hubSocket, loops, signal }) => {
  if (way === undefined) return bad("hub.unreachable");
  const begun = performance.now();
  try {
    await within(hubSocket(), AbortSignal.any([signal, AbortSignal.timeout(socketWithin)]));
  } catch (error) {
    signal.throwIfAborted();
    console.debug(error);
    return bad("hub.socket");
  }
  const hub = Math.round(performance.now() - begun);
  if (way.url === "") return bad("media.none", { hub });
  // The hub did not reach it either: it is not this network.
  if (way.tokens.length === 0) return bad("media.away", { hub });
  try {
    const media = Math.round(await loops.greet());
    return good({ hub, media });
  } catch (error) {
    signal.throwIfAborted();
    console.debug(error);
    const refused = error instanceof ConnectionError && error.reason === ConnectionErrorReason.NotAllowed;
    return refused ? poor("media.refused", { hub }) : bad("media.blocked", { hub });
  }
};
