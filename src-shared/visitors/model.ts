import * as z from "zod/mini";
import { AttributeName, Device } from "../sites/conditions.ts";
import { cleanLine } from "../text/clean.ts";

/** How many pages of a visitor are kept, the newest of them. */
export const mostPages = 50;
export const mostAttributes = 50;
/** Code units of all attributes of a visitor together, as JSON. */
export const longestAttributes = 8_000;

const AttributeValue = z.union([
  z.pipe(z.string().check(z.maxLength(500, "attribute-too-long")), z.transform(cleanLine)),
  z.number(),
  z.boolean(),
]);
/** What a site says of its visitor, such as `plan` or `cart-total`. */
export const Attributes = z.record(AttributeName, AttributeValue);
export type Attributes = z.infer<typeof Attributes>;
/** Null takes one away. */
export const AttributeChanges = z.record(AttributeName, z.nullable(AttributeValue));
export type AttributeChanges = z.infer<typeof AttributeChanges>;

/** These four have a place of their own, whoever names them. */
export const knownNames = ["name", "email", "phone", "externalId"] as const;
export type KnownName = (typeof knownNames)[number];

/** `verified`: the site's server has signed it; else the page, or he himself, has only said so. */
export const Known = z.object({ value: z.string(), verified: z.boolean() });
export type Known = z.infer<typeof Known>;

export const VisitorAttribute = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  verified: z.boolean(),
});

/** Who he is for the site, and how the hub knows. `site-token`: a token that the site's server signed. */
export const Identity = z.object({ subject: z.string(), how: z.enum(["site-token"]), at: z.number() });
export type Identity = z.infer<typeof Identity>;

export const SeenPage = z.object({ url: z.string(), title: z.string(), at: z.number() });
export type SeenPage = z.infer<typeof SeenPage>;

/**
 * What staff see of a visitor, beside what he says in conversations. His id is not in it: whoever knows that is he. All
 * texts come from the page or from him, and are plain.
 */
export const VisitorView = z.object({
  site: z.string(),
  /** Null: nobody has vouched for him. */
  identity: z.nullable(Identity),
  name: z.nullable(Known),
  email: z.nullable(Known),
  phone: z.nullable(Known),
  externalId: z.nullable(Known),
  attributes: z.array(VisitorAttribute),
  device: z.nullable(Device),
  /** Such as `Firefox`, `Android`; null: not known. */
  browser: z.nullable(z.string()),
  system: z.nullable(z.string()),
  screen: z.nullable(z.object({ width: z.int(), height: z.int() })),
  /** As his browser says, the best first. */
  languages: z.array(z.string()),
  /** A name of the time zones' database, such as `Europe/Helsinki`. */
  timeZone: z.nullable(z.string()),
  /** Where he came from to the first page of this visit. */
  referrer: z.nullable(z.string()),
  /** The newest first; the first is where he is, or was last. */
  pages: z.array(SeenPage),
  firstSeen: z.nullable(z.number()),
  lastSeen: z.nullable(z.number()),
  /** A visit ends with half an hour without a page. */
  visits: z.int(),
});
export type VisitorView = z.infer<typeof VisitorView>;
