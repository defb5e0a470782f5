import * as z from "zod/mini";
import { AvailabilityChanged, SiteAvailability } from "../availability/model.ts";
import { Typing } from "../chat/events.ts";
import { Mark, Marked } from "../chat/marks.ts";
import { publicEvents } from "../conversations/events.ts";
import { VisitorConversationOpened } from "../conversations/opened.ts";
import { PublicPage } from "../conversations/state.ts";
import { PlaceChanged } from "../queues/events.ts";
import type { Contract } from "../rpc/contract.ts";
import { SiteChanged, SiteFace, VisitorWho } from "../sites/model.ts";

/**
 * What the widget parses of visitor ↔ hub: state and events. The asks' schemas stay with the hub, which parses each
 * input anyway: every schema here is bytes on every page of every site.
 */
export const visitorFace = {
  protocol: 1,
  who: VisitorWho,
  state: z.object({
    /** The visitor's own secret, to be kept where only the widget reads it. */
    token: z.string(),
    site: SiteFace,
    ahead: z.nullable(z.int()),
    /** How long he will wait from now, if there is a basis for a number. */
    seconds: z._default(z.nullable(z.int()), null),
    availability: SiteAvailability,
    conversation: z.nullable(PublicPage),
    /** Whether the house can send mail: a copy of the conversation can be asked for. */
    mail: z.optional(z.boolean()),
    /** How far the agents have got in it, as one. */
    mark: z.optional(Mark),
  }),
  event: z.discriminatedUnion("type", [
    ...publicEvents,
    VisitorConversationOpened,
    PlaceChanged,
    AvailabilityChanged,
    SiteChanged,
    Typing,
    Marked,
  ]),
} as const satisfies Omit<Contract, "asks">;
