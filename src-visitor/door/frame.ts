import { pageTexts } from "./page-text.ts";
import { type Down, type Up, upOf } from "./messages.ts";
import { fromFrame, portWord, readyWord } from "./trust.ts";

export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Says it now, or leaves it when the frame has no port yet: `opened` is told then. */
  post(message: Down): void;
}

const allowed =
  "camera; microphone; display-capture; autoplay; fullscreen; clipboard-write; speaker-selection; geolocation; screen-wake-lock";

/**
 * Makes the frame and gives it one port each time it loads. The port leaves only for the hub's origin, and only after
 * this very frame has asked for it from there.
 */
export function makeFrame(hub: string, site: string, heard: { opened(): void; message(message: Up): void }): Frame {
  const element = document.createElement("iframe");
  element.title = pageTexts().frame;
  element.allow = allowed;
  element.src = `${hub}/widget/${encodeURIComponent(site)}`;
  let port: MessagePort | undefined;

  addEventListener("message", (event) => {
    if (event.data !== readyWord || !fromFrame(event, hub, element.contentWindow)) return;
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      const message = upOf(data);
      if (message) heard.message(message);
    };
    element.contentWindow?.postMessage(portWord, hub, [channel.port2]);
    heard.opened();
  });
  return { element, post: (message) => port?.postMessage(message) };
}
