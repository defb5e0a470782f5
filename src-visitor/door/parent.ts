import { type Down, downOf, type Up } from "./messages.ts";
import { fromSite, portWord, readyWord } from "./trust.ts";

/** The frame's end of the door. Without an allowed page around us nothing is ever heard or said. */
export function openDoor(origins: readonly string[], heard: (message: Down) => void): (message: Up) => void {
  let port: MessagePort | undefined;
  addEventListener("message", (event) => {
    if (event.data !== portWord || !fromSite(event, origins, window.parent)) return;
    port = event.ports[0];
    if (!port) return;
    port.onmessage = ({ data }) => {
      const message = downOf(data);
      if (message) heard(message);
    };
  });
  // There is no secret in it, and a frame cannot know which of its site's origins it stands on.
  if (window.parent !== window) window.parent.postMessage(readyWord, "*");
  return (message) => port?.postMessage(message);
}
