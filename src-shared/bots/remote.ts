import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { lineOf, Text } from "../text/clean.ts";
import { HandOver } from "./model.ts";

// What a bot of another program is asked and may answer (features 001-14, 001-25). docs/bots.md says it in words.

/** Kept by the hub between two turns, so that the bot need not remember anybody. */
const Memory = z.string().check(z.maxLength(4000));

/** `begin`: the visitor has come. `message`: he has written. `refused`: nobody could take whom it handed over. */
export const turnKinds = ["begin", "message", "refused"] as const;

export const BotAsked = z.object({
  version: z.literal(1),
  type: z.enum(turnKinds),
  /** The same turn has the same id, also when a hub that was restarted asks again. */
  id: z.string(),
  conversation: ConversationId,
  site: z.object({ id: z.string(), name: z.string() }),
  visitor: z.object({ name: z.string() }),
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  language: z.nullable(z.string()),
  /** What the visitor has written; of a `message` only. */
  message: z.nullable(z.object({ text: z.string() })),
  /** What the bot asked to be told again, at its last answer. */
  memory: z.nullable(Memory),
});
export type BotAsked = z.infer<typeof BotAsked>;

const Said = z.object({
  text: Text,
  /** Answers that the visitor may press; of the last message only. */
  choices: z.optional(z.array(z.pipe(lineOf(80), z.string().check(z.minLength(1)))).check(z.maxLength(8))),
});

export const BotAnswer = z.object({
  messages: z._default(z.array(Said).check(z.maxLength(10)), []),
  /** An address that the visitor is given, such as of the site's page for video calls. */
  link: z.optional(
    z.object({
      text: z._default(lineOf(200), ""),
      url: z.string().check(z.maxLength(2000), z.regex(/^https:\/\/[^\s/?#\\@]+(?:[/?#][^\s\\]*)?$/i, "url-wrong")),
    }),
  ),
  /** True: as the bot's script says. */
  handOver: z.optional(z.union([z.literal(true), HandOver])),
  /** The visitor is asked to leave a message. */
  form: z.optional(z.boolean()),
  memory: z.optional(z.nullable(Memory)),
});
export type BotAnswer = z.infer<typeof BotAnswer>;
