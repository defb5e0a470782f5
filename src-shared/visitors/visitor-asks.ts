import * as z from "zod/mini";
import { Page } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { lineOf } from "../text/clean.ts";

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
} as const;
