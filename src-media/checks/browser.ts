import { bad, type Check, type Finding, good } from "./check.ts";

/** What is read of a browser; small enough for a test to write one down. */
export interface BrowserFacts {
  readonly secure: boolean;
  readonly userAgent: string;
  /** Names of what a call needs and this browser lacks. */
  readonly missing: readonly string[];
}

/** Browsers inside other programs, by the names that they give themselves; `wv` is Android's. */
const inApp = /FBAN|FBAV|Instagram|Line\/|MicroMessenger|Snapchat|Twitter|LinkedInApp|; wv\)/;

/** Judged by what it can do, never by its name or age (features 000-51, 000-52, 000-70). */
export function judgeBrowser({ secure, userAgent, missing }: BrowserFacts): Finding {
  if (!secure) return bad("browser.insecure");
  if (missing.length === 0) return good();
  // The same telephone usually has a browser that can: the link only opened in the wrong one.
  return bad(inApp.test(userAgent) ? "browser.in-app" : "browser.unsupported", { missing: missing.join(", ") });
}

export const checkBrowser: Check = async () => judgeBrowser(factsOf(globalThis));

function factsOf(page: typeof globalThis): BrowserFacts {
  const { navigator, RTCPeerConnection: Connection } = page;
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const abilities: Record<string, boolean> = {
    getUserMedia: typeof media?.getUserMedia === "function",
    RTCPeerConnection: typeof Connection === "function" && "addTransceiver" in Connection.prototype,
    WebSocket: typeof page.WebSocket === "function",
    AudioContext: typeof page.AudioContext === "function",
    captureStream: "captureStream" in HTMLCanvasElement.prototype,
  };
  const missing = Object.keys(abilities).filter((name) => !abilities[name]);
  return { secure: page.isSecureContext, userAgent: navigator.userAgent, missing };
}
