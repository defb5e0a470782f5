import * as z from "zod/mini";

/** What the widget needs to know of the site it stands on. */
export const SiteFace = z.object({ name: z.string(), welcome: z.string() });
export type SiteFace = z.infer<typeof SiteFace>;

/** Who opens a visitor's connection: the ticket out of the widget's page, or the token that an earlier hello answered. */
export const VisitorWho = z.object({
  ticket: z.optional(z.string().check(z.maxLength(2000))),
  token: z.optional(z.string().check(z.maxLength(2000))),
});
export type VisitorWho = z.infer<typeof VisitorWho>;
