import { blockCamera, turnMicrophone } from "./held-devices.ts";
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
export interface CallFault<Call = InCall> {
  readonly name: string;
  readonly rule: string;
  /** What must be so before, and takes its time. */
  readonly prepare?: (call: Call) => Promise<void>;
  readonly inject: (call: Call) => Promise<void>;
  readonly mend?: (call: Call) => Promise<void>;
}

/** A tab that is switched away from says just this to its page; a browser without a screen never does so by itself. */
function tell(visibility: "hidden" | "visible"): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => visibility === "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
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
    inject: ({ visitor }) => turnMicrophone(visitor.frame(), false),
    mend: ({ visitor }) => turnMicrophone(visitor.frame(), true),
  },
  {
    name: "the agent's microphone sends silence",
    rule: "agent-microphone-silent",
    inject: ({ agent }) => turnMicrophone(agent.page, false),
    mend: ({ agent }) => turnMicrophone(agent.page, true),
  },
  {
    name: "the visitor's camera is blocked",
    rule: "visitor-camera-refused",
    async inject({ visitor }) {
      await press(visitor, "Camera");
      await blockCamera(visitor.frame(), true);
      await press(visitor, "Camera");
    },
    async mend({ visitor }) {
      await blockCamera(visitor.frame(), false);
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
    // It is told of for some time, and gone by itself.
    mend: async () => undefined,
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
