import * as z from "zod/mini";
import { get } from "../route.ts";
import { Time, timeOf, timeOrNull } from "../shapes.ts";
import { OfConversation, ofCaller } from "./conversations.ts";

const Attributes = z.record(z.string(), z.unknown());

/** A visitor is found by his conversation: his own id opens his conversations, and is shown to nobody. */
const readVisitor = get({
  path: "/v1/conversations/{conversation}/visitor",
  name: "readVisitor",
  scope: "visitors:read",
  summary: "Who the visitor of a conversation is, as far as it is known",
  params: OfConversation,
  answer: z.object({
    name: z.string(),
    /** As the site calls him, if it has signed that it is he. */
    subject: z.nullable(z.string()),
    verifiedAt: z.nullable(Time),
    /** What the site has signed. */
    verified: Attributes,
    /** What the page said: anybody could have written it. */
    said: Attributes,
    language: z.nullable(z.string()),
    timeZone: z.nullable(z.string()),
    firstSeen: z.nullable(Time),
    visits: z.int(),
  }),
  faults: [404],
  handle: ({ store }, { caller, params }) =>
    store.snapshot(async (db) => {
      const row = await ofCaller(db, caller, params.conversation);
      const known = await db.selectFrom("visitor").selectAll().where("id", "=", row.visitor).executeTakeFirst();
      return {
        name: row.visitor_name,
        subject: known?.subject ?? null,
        verifiedAt: timeOrNull(known?.verified_at ?? null),
        verified: attributesIn(known?.verified),
        said: attributesIn(known?.known),
        language: row.language,
        timeZone: known?.time_zone ?? null,
        firstSeen: known ? timeOf(known.first_seen) : null,
        visits: known?.visits ?? 1,
      };
    }),
});

export const visitorRoutes = [readVisitor];

const attributesIn = (written: string | undefined): Record<string, unknown> =>
  written === undefined ? {} : (JSON.parse(written) as Record<string, unknown>);
