import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { FilledIn } from "../sites/form.ts";
import { Text, lineOf } from "../text/clean.ts";
import { LeftMessage, LeftMessageId } from "./model.ts";

/** A visitor's, where the form is offered. Who waits waits no longer: his conversation ends. */
export const leftMessageVisitorAsks = {
  "message.leave": {
    input: z.object({
      name: lineOf(100),
      replyTo: z.pipe(lineOf(200), z.string().check(z.minLength(3, "reply-to-missing"))),
      text: Text,
      /** What the site asks beside; refused as in `conversation.start`. */
      fields: z.optional(FilledIn),
      button: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))),
    }),
    output: nothing,
    changes: true,
  },
} as const;

/** Staff's. */
export const leftMessageAsks = {
  /** The newest first, 100 at most; `open`: how many nobody has seen to. `before`: those that were left earlier. */
  "leftMessages.read": {
    input: z.object({ before: z.optional(z.number()), done: z.optional(z.boolean()) }),
    output: z.object({ messages: z.array(LeftMessage), open: z.int() }),
    changes: false,
  },
  /** Refused with `gone` when a colleague was faster. */
  "leftMessages.done": { input: z.object({ message: LeftMessageId }), output: nothing, changes: true },
} as const;
