import { type Agent, expect, type Visitor } from "./people.ts";
import type { RunningHouse } from "./running-house.ts";
import { sharedPage } from "./sharing.ts";

/** Two people in a call, and the house that carries it. */
export interface InCall {
  readonly agent: Agent;
  readonly visitor: Visitor;
  readonly house: RunningHouse;
}

/** A fault that is done to a running call, and what the desk must find; `mend` where the call goes on after it. */
export interface CallFault {
  readonly name: string;
  readonly rule: string;
  /** What must be so before, and takes its time. */
  readonly prepare?: (call: InCall) => Promise<void>;
  readonly inject: (call: InCall) => Promise<void>;
  readonly mend?: (call: InCall) => Promise<void>;
}

/** What `holdDevices` keeps in a page. */
interface Held {
  /** Every microphone that was opened goes through one of these. */
  readonly gains: GainNode[];
  isCameraBlocked: boolean;
}

/** Runs before a page's own scripts: puts itself between the page and its devices, as a mute switch or a lock would. */
export function holdDevices(): void {
  if (!navigator.mediaDevices) return;
  const held: Held = { gains: [], isCameraBlocked: false };
  Object.assign(globalThis, { held });
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (wanted?.video && held.isCameraBlocked) throw new DOMException("Permission denied", "NotAllowedError");
    const stream = await open(wanted);
    for (const microphone of stream.getAudioTracks()) {
      const context = new AudioContext();
      const output = context.createMediaStreamDestination();
      const gain = context.createGain();
      context
        .createMediaStreamSource(new MediaStream([microphone]))
        .connect(gain)
        .connect(output);
      held.gains.push(gain);
      stream.removeTrack(microphone);
      for (const track of output.stream.getAudioTracks()) stream.addTrack(track);
    }
    return stream;
  };
}

/** A tab that is switched away from says just this to its page; a browser without a screen never does so by itself. */
function tell(visibility: "hidden" | "visible"): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => visibility === "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
}

/** The mute switch of a headset: the microphone runs on, and gives nothing but zeros. */
function turnMicrophone(loudness: number): void {
  for (const gain of (globalThis as unknown as { held: Held }).held.gains) gain.gain.value = loudness;
}

function blockCamera(isBlocked: boolean): void {
  (globalThis as unknown as { held: Held }).held.isCameraBlocked = isBlocked;
}

const press = async (visitor: Visitor, name: string): Promise<void> =>
  visitor.panel.getByRole("button", { name, exact: true }).click();

/** Those that need nothing but the two pages and the house, the gentlest first. The last ones end the call. */
export const callFaults: readonly CallFault[] = [
  {
    name: "the visitor switched the sound off",
    rule: "visitor-sound-off",
    inject: ({ visitor }) => press(visitor, "Sound"),
    mend: ({ visitor }) => press(visitor, "Sound"),
  },
  {
    name: "the visitor's tab is in the background",
    rule: "visitor-hidden",
    inject: ({ visitor }) => visitor.frame().evaluate(tell, "hidden" as const),
    mend: ({ visitor }) => visitor.frame().evaluate(tell, "visible" as const),
  },
  {
    name: "the visitor's microphone sends silence",
    rule: "visitor-microphone-silent",
    inject: ({ visitor }) => visitor.frame().evaluate(turnMicrophone, 0),
    mend: ({ visitor }) => visitor.frame().evaluate(turnMicrophone, 1),
  },
  {
    name: "the agent's microphone sends silence",
    rule: "agent-microphone-silent",
    inject: ({ agent }) => agent.page.evaluate(turnMicrophone, 0),
    mend: ({ agent }) => agent.page.evaluate(turnMicrophone, 1),
  },
  {
    name: "the visitor's camera is blocked",
    rule: "visitor-camera-refused",
    async inject({ visitor }) {
      await press(visitor, "Camera");
      await visitor.frame().evaluate(blockCamera, true);
      await press(visitor, "Camera");
    },
    async mend({ visitor }) {
      await visitor.frame().evaluate(blockCamera, false);
      await press(visitor, "Camera");
    },
  },
  {
    name: "the system ended the agent's share",
    rule: "agent-share-ended",
    async prepare({ agent }) {
      await sharedPage(agent.context, "rgb(200, 0, 0)");
      await agent.page.bringToFront();
      await agent.call.getByRole("button", { name: "Share screen" }).click();
      await expect(agent.call.getByText("Sees your share", { exact: true })).toBeVisible();
    },
    // What was shared is gone.
    inject: async ({ agent }) => {
      for (const page of agent.context.pages()) if (page !== agent.page) await page.close();
    },
  },
  {
    name: "the media server answers nobody",
    rule: "media-server-gone",
    inject: async ({ house }) => house.holdMediaServer(),
    mend: async ({ house }) => house.freeMediaServer(),
  },
  {
    name: "the visitor closed the page",
    rule: "visitor-gone",
    inject: ({ visitor }) => visitor.page.close(),
  },
];
