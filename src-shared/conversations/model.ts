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
export const Author = z.object({ kind: z.enum(["visitor", "agent", "bot"]), name: z.string() });
export type Author = z.infer<typeof Author>;

/** The id of an outcome: of the house's list, or of the list of a queue. */
export const Outcome = z.string().check(z.maxLength(40));
export type Outcome = z.infer<typeof Outcome>;
/** The house's own list, for queues that have none of their own. Its names are texts of the desk. */
export const houseOutcomes = ["solved", "follow-up", "no-answer", "other"] as const;
/** One thing that was filled in at the end, to be read without the rules of that day. */
export const FilledField = z.object({ label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });
export type FilledField = z.infer<typeof FilledField>;
