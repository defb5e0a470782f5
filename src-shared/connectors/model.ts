import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { lineOf } from "../text/clean.ts";
import { OutsideUrl } from "../webhooks/model.ts";

export const ConnectorId = z.uuid().brand<"ConnectorId">();
export type ConnectorId = z.infer<typeof ConnectorId>;

/** What may stand in a template of an address, each written so that it stays one part of it. */
export const placeholders = ["subject", "externalId", "email", "phone", "name", "conversation"] as const;
export type Placeholder = (typeof placeholders)[number];

/** An https address with `{email}` and the like in its path or query, never in its host. */
export const UrlTemplate = z.string().check(
  z.maxLength(1000, "text-too-long"),
  z.regex(/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?\/[^\s\\]*$/i, "url-wrong"),
  z.refine(
    (text) => [...text.matchAll(/\{([^}]*)\}/g)].every(([, name]) => placeholders.some((one) => one === name)),
    "placeholder-unknown",
  ),
);

/** Where a record of another system opens: in the person's own browser, or beside the conversation. */
export const openPlaces = ["browser", "panel"] as const;

/**
 * What the hub saw when it last looked at the page that is to stand beside conversations: it lets itself be shown inside the
 * desk, it refuses that, it leads to another site, or it was not seen (a page of one's own network, or a broken one).
 */
export const Framing = z.enum(["fits", "refuses", "elsewhere", "unseen"]);
export type Framing = z.infer<typeof Framing>;

const common = {
  name: z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing"))),
  isActive: z.boolean(),
};

/** Any system: a signed POST for each closed conversation, and an address to open. */
const UrlConnector = z.object({
  ...common,
  kind: z.literal("url"),
  settings: z.object({
    recordUrl: z.nullable(OutsideUrl),
    openUrl: z.nullable(UrlTemplate),
    openIn: z._default(z.enum(openPlaces), "browser"),
  }),
});
const ZendeskConnector = z.object({
  ...common,
  kind: z.literal("zendesk"),
  settings: z.object({
    subdomain: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/i, "subdomain-wrong")),
    /** Whose token it is. */
    email: z.string().check(z.maxLength(200), z.regex(/^[^\s@:/]+@[^\s@:/]+$/, "email-wrong")),
    /** Open what was found in the agent's Zendesk (Talk Partner Edition). */
    opensThere: z.boolean(),
  }),
});
const ChatwootConnector = z.object({
  ...common,
  kind: z.literal("chatwoot"),
  settings: z.object({
    url: OutsideUrl,
    account: z.int().check(z.minimum(1)),
    /** An inbox of the kind API. */
    inbox: z.int().check(z.minimum(1)),
  }),
});

export const ConnectorBody = z.discriminatedUnion("kind", [UrlConnector, ZendeskConnector, ChatwootConnector]);
export type ConnectorBody = z.infer<typeof ConnectorBody>;
export const connectorKinds = ["url", "zendesk", "chatwoot"] as const;

/** A token, or what signs. It goes in and never comes out. */
export const ConnectorSecret = z.string().check(z.minLength(8, "secret-wrong"), z.maxLength(500, "text-too-long"));

export const Connector = z.object({
  id: ConnectorId,
  body: ConnectorBody,
  hasSecret: z.boolean(),
  /** Closed conversations that are still to be handed over, and those that were given up. */
  waiting: z.int(),
  failed: z.int(),
  /** Null: nothing of it opens beside a conversation. */
  framing: z._default(z.nullable(Framing), null),
});
export type Connector = z.infer<typeof Connector>;

/** What became of one closed conversation. */
export const Handed = z.object({
  conversation: ConversationId,
  at: z.number(),
  state: z.enum(["due", "sent", "failed"]),
  tries: z.int(),
  reason: z.nullable(z.string()),
});
export type Handed = z.infer<typeof Handed>;

/** Somebody in another system who may be the visitor. */
export const Found = z.object({
  connector: z.string(),
  title: z.string(),
  /** Where he is to be seen; always https, or a host of one's own. */
  url: z.string(),
  /** What he was found by, and whether the site has signed it. */
  by: z.enum([...placeholders]),
  isVerified: z.boolean(),
  openIn: z._default(z.enum(openPlaces), "browser"),
});
export type Found = z.infer<typeof Found>;
