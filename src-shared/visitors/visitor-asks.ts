import * as z from "zod/mini";
import { Page } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { lineOf } from "../text/clean.ts";
import { AttributeChanges } from "./model.ts";

const side = z.int().check(z.minimum(0), z.maximum(100_000));

/** What the visitor's widget tells of him by itself. Repeating any of it changes nothing, so none of it needs a key. */
export const visitorOwnAsks = {
  /**
   * Where he is, and on what. Asked when the widget comes and when the page around it changes. Of `agent` (the browser's
   * own description) only the names of browser, system and kind of device are kept.
   */
  "visitor.seen": {
    input: z.object({
      page: z.nullable(z.extend(Page, { url: lineOf(2000), title: lineOf(300) })),
      referrer: z.optional(lineOf(2000)),
      agent: z.optional(lineOf(500)),
      screen: z.optional(z.object({ width: side, height: side })),
      languages: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(20))),
      timeZone: z.optional(z.string().check(z.maxLength(100))),
    }),
    output: nothing,
    changes: false,
  },
  /**
   * His site's server vouches for him. A token counts once; the same visitor may repeat it. Refused `forbidden` with
   * `identity-token-wrong`, `identity-token-expired`, `identity-token-used` or `identity-claim-wrong` (`values.claim`).
   * `token` is his own, for the next hello: with another `change` than `same` he is somebody else from then on. `known`: he
   * was nobody until now. `another`: nothing of who sat here before is his.
   */
  "visitor.identify": {
    input: z.object({ token: z.string().check(z.minLength(1), z.maxLength(4000, "identity-token-wrong")) }),
    output: z.object({ token: z.string(), change: z.enum(["same", "known", "another"]) }),
    changes: false,
  },
  /** What the page says of him, unverified; null takes an attribute away. Refused with `full` `attributes-too-many`. */
  "visitor.setAttributes": { input: z.object({ attributes: AttributeChanges }), output: nothing, changes: false },
  /** Ends his visit in this browser: every token of it opens nothing any more, and its pages are sent away. */
  "visitor.logOut": { input: nothing, output: nothing, changes: false },
} as const;
