import * as z from "zod/mini";
import { saysSomething, written } from "../chat/written.ts";
import { Entry } from "../routing/channel.ts";
import { nothing } from "../rpc/contract.ts";
import { FilledIn } from "../sites/form.ts";
import { lineOf } from "../text/clean.ts";
import { ConversationId, Page } from "./model.ts";

export const conversationVisitorAsks = {
  /**
   * Begins a conversation under an id that the widget made. Refused with `conflict` while another is open; with `full` or
   * `unavailable` (`queue-full`, `queue-closed`, `queue-nobody`) when nobody can take it: `values.text` is the house's own
   * sentence or empty, `values.opensAt` when it opens (0: not known), `values.form` 1 when a message may be left.
   */
  "conversation.start": {
    input: z.object({
      conversation: ConversationId,
      name: lineOf(100),
      page: z.nullable(z.extend(Page, { url: lineOf(2000), title: lineOf(300) })),
      /** The key of the button it begins by, when the page has named one. */
      button: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))),
      /** What he asks for, a chat unless said otherwise: a video conversation waits for an agent who may be in calls. */
      channel: z.optional(Entry),
      /** As his browser says, such as `fi-FI`; what is no language tag counts as not said. */
      language: z.optional(lineOf(100)),
      message: z.optional(z.object(written).check(saysSomething)),
      /**
       * What the site asks before (`SiteFront`). Refused `invalid` with `field-missing`, `field-wrong` (`values.field`: its
       * key) or `consent-missing`. Left out by who comes again: then what he gave before holds.
       */
      fields: z.optional(FilledIn),
      consent: z.optional(z.boolean()),
    }),
    output: nothing,
    changes: true,
  },
  "conversation.end": { input: z.object({ conversation: ConversationId }), output: nothing, changes: true },
} as const;
