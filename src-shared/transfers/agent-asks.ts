import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { cleanText } from "../text/clean.ts";
import { JoinAnswer } from "../video/model.ts";
import { TransferTarget } from "./model.ts";

const inConversation = z.object({ conversation: ConversationId });
const longestNote = 2_000;
const asked = z.object({
  conversation: ConversationId,
  to: TransferTarget,
  /** For whoever takes it; may be empty. It is on his offer card and in the staff log. */
  note: z.pipe(z.string().check(z.maxLength(longestNote, "text-too-long")), z.transform(cleanText)),
});

/**
 * Handing on and helping out (features A14–A16). Only the owner asks these, but for `part.leave` and `consult.join`; who
 * takes part without owning it is refused `forbidden` with `not-owner`. A blind transfer is `transfer.start`; a warm one is
 * `consult.start`, and then `owner.handOver`.
 */
export const transferAsks = {
  /** Its owner keeps the conversation until somebody else has it. */
  "transfer.start": { input: asked, output: nothing, changes: true },
  /** Takes the open transfer or the open question for help back, as long as nobody has taken it. */
  "transfer.cancel": { input: inConversation, output: nothing, changes: true },
  /** Asks somebody to come. When he is there the visitor is put on hold, unless another colleague is with him. */
  "consult.start": { input: asked, output: nothing, changes: true },
  /** Whoever is consulted goes, and the hold with him. Takes the question back when nobody has come yet. */
  "consult.end": { input: inConversation, output: nothing, changes: true },
  /** The way into the room where owner and consulted colleague talk without the visitor. */
  "consult.join": { input: inConversation, output: JoinAnswer, changes: false },
  /** Whoever is consulted comes to the visitor: the hold ends, and the colleague may join a running call. */
  "conference.start": { input: inConversation, output: nothing, changes: true },
  /** Who takes part goes. The owner cannot: he hands over, transfers or ends. */
  "part.leave": { input: inConversation, output: nothing, changes: true },
  "part.remove": {
    input: z.object({ conversation: ConversationId, agent: AccountId }),
    output: nothing,
    changes: true,
  },
  /** Somebody who takes part owns it from now on. `stay`: the owner of before stays in the conference. */
  "owner.handOver": {
    input: z.object({ conversation: ConversationId, agent: AccountId, stay: z.boolean() }),
    output: nothing,
    changes: true,
  },
  "conversation.hold": {
    input: z.object({ conversation: ConversationId, on: z.boolean() }),
    output: nothing,
    changes: true,
  },
  /** Puts it aside until a time (epoch milliseconds) or, with null, until the visitor writes, which wakes it in any case. */
  "conversation.park": {
    input: z.object({ conversation: ConversationId, until: z.nullable(z.int()) }),
    output: nothing,
    changes: true,
  },
  "conversation.resume": { input: inConversation, output: nothing, changes: true },
} as const;
