import * as z from "zod/mini";

/** What the widget needs to know of the site it stands on. */
export const SiteFace = z.object({
  name: z.string(),
  welcome: z.string(),
  /** A `SiteFront`; the hub's own, so it is read as it comes. */
  front: z.optional(z.unknown()),
});
export type SiteFace = z.infer<typeof SiteFace>;

/** State: topic `site`, to all who look at the site. */
export const SiteChanged = z.object({ type: z.literal("site.changed"), site: SiteFace });

/** Who opens a visitor's connection: the ticket out of the widget's page, or the token that an earlier hello answered. */
export const VisitorWho = z.object({
  ticket: z.optional(z.string().check(z.maxLength(2000))),
  token: z.optional(z.string().check(z.maxLength(2000))),
});
export type VisitorWho = z.infer<typeof VisitorWho>;
