import * as z from "zod/mini";
import { chatAsks } from "../chat/asks.ts";
import { Typing } from "../chat/events.ts";
import { publicEvents } from "../conversations/events.ts";
import { VisitorConversationOpened } from "../conversations/opened.ts";
import { PublicPage } from "../conversations/state.ts";
import { conversationVisitorAsks } from "../conversations/visitor-asks.ts";
import { PlaceChanged } from "../queues/events.ts";
import type { Contract, EventOf, StateOf } from "../rpc/contract.ts";
import { SiteFace, VisitorWho } from "../sites/model.ts";
import { videoVisitorAsks } from "../video/visitor-asks.ts";

/** visitor ↔ hub */
export const visitorContract = {
  protocol: 1,
  who: VisitorWho,
  state: z.object({
    /** The visitor's own secret, to be kept where only the widget reads it. */
    token: z.string(),
    site: SiteFace,
    ahead: z.nullable(z.int()),
    conversation: z.nullable(PublicPage),
  }),
  asks: { ...conversationVisitorAsks, ...chatAsks, ...videoVisitorAsks },
  event: z.discriminatedUnion("type", [...publicEvents, VisitorConversationOpened, PlaceChanged, Typing]),
} as const satisfies Contract;

export type VisitorContract = typeof visitorContract;
export type VisitorEvent = EventOf<VisitorContract>;
export type VisitorState = StateOf<VisitorContract>;
