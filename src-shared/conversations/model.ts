import * as z from "zod/mini";

export const ConversationId = z.uuid().brand<"ConversationId">();
export type ConversationId = z.infer<typeof ConversationId>;
/** 128 random bits as hex: whoever knows it is that visitor, so it is never shown to another. */
export const VisitorId = z.string().brand<"VisitorId">();
export type VisitorId = z.infer<typeof VisitorId>;

/** The visitor's page. */
export const Page = z.object({ url: z.string(), title: z.string() });
export type Page = z.infer<typeof Page>;

/** The hub's own truth, seen by staff. */
export const conversationStates = ["waiting", "offered", "active", "wrap-up", "closed"] as const;
export type ConversationState = (typeof conversationStates)[number];

/** Who did or said something. `name` is what the other side sees. */
export const Author = z.object({ kind: z.enum(["visitor", "agent"]), name: z.string() });
export type Author = z.infer<typeof Author>;

export const outcomes = ["solved", "follow-up", "no-answer", "other"] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;
