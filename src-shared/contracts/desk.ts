import * as z from "zod/mini";
import { callLogAsks } from "../call-log/desk-asks.ts";
import { draftDeskAsks, DraftsChanged } from "../drafts/desk-asks.ts";
import { Draft } from "../drafts/model.ts";
import { HubLink, LinkChanged, linkAsks } from "../hub-link/desk-asks.ts";
import { CallKeyPressed, miniBarAsks } from "../mini-bar/desk-asks.ts";
import { Watch, watchAsks, WatchChanged } from "../presence/desk-asks.ts";
import { Ring, RingChanged, ringAsks } from "../ring/desk-asks.ts";
import type { Contract, EventOf, StateOf } from "../rpc/contract.ts";
import { nothing } from "../rpc/contract.ts";
import { Fault } from "../rpc/fault.ts";
import { screenAsks } from "../screen-share/desk-asks.ts";
import { settingsAsks, SettingsChanged } from "../settings/desk-asks.ts";
import { DeskSettings } from "../settings/model.ts";
import { AgentState, agentAsks, agentEvents } from "./agent.ts";

/** What main alone answers. */
export const mainAsks = {
  ...linkAsks,
  ...callLogAsks,
  ...settingsAsks,
  ...screenAsks,
  ...ringAsks,
  ...miniBarAsks,
  ...watchAsks,
  ...draftDeskAsks,
} as const;

/** Hub or no hub: after a new sign-in or a reset by the hub the window gets the whole state as one event. */
export const HubStateChanged = z.object({
  type: z.literal("hub.changed"),
  hub: z.nullable(AgentState),
  now: z.number(),
});
/**
 * State: topic `callLog`; whether what passes is written. `fault`: what the agent must know of the file, such as
 * `call-log-begun-anew` or `call-log-newer`.
 */
export const CallLogChanged = z.object({
  type: z.literal("callLog.changed"),
  callLog: z.enum(["written", "behind"]),
  fault: z.optional(Fault),
});

export const DeskState = z.object({
  link: HubLink,
  /** Null until somebody is signed in and the hub has answered once. */
  hub: z.nullable(AgentState),
  /** The hub's clock minus main's, milliseconds. */
  clockOffset: z.number(),
  ring: Ring,
  watch: Watch,
  settings: DeskSettings,
  /** What the one who is signed in has begun, the newest of this machine and the hub. */
  drafts: z.optional(z.array(Draft)),
  callLog: z.enum(["written", "behind"]),
  callLogFault: z.optional(Fault),
});
export type DeskState = z.infer<typeof DeskState>;

/** window ↔ main: the agent's asks, forwarded as they are, and main's own. */
export const deskContract = {
  protocol: 1,
  who: nothing,
  state: DeskState,
  asks: { ...agentAsks, ...mainAsks },
  event: z.discriminatedUnion("type", [
    ...agentEvents,
    HubStateChanged,
    LinkChanged,
    RingChanged,
    WatchChanged,
    SettingsChanged,
    DraftsChanged,
    CallLogChanged,
    CallKeyPressed,
  ]),
} as const satisfies Contract;

export type DeskContract = typeof deskContract;
export type DeskEvent = EventOf<DeskContract>;
export type DeskSnapshot = StateOf<DeskContract>;
