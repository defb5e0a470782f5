import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { OfferId } from "../queues/model.ts";
import { nothing } from "../rpc/contract.ts";
import { Connector, ConnectorBody, ConnectorId, ConnectorSecret, Found, Framing, Handed } from "./model.ts";

const saved = { id: ConnectorId, to: ConnectorBody, secret: z.optional(ConnectorSecret) };

export const connectorAsks = {
  "connectors.read": { input: nothing, output: z.object({ connectors: z.array(Connector) }), changes: false },
  "connector.add": { input: z.object(saved), output: nothing, changes: true },
  /** Without a secret the one from before stays, unless it leads to another machine now. */
  "connector.save": { input: z.object({ ...saved, expected: ConnectorBody }), output: nothing, changes: true },
  "connector.remove": { input: z.object({ id: ConnectorId, expected: ConnectorBody }), output: nothing, changes: true },
  /**
   * Asks the other system whether it knows us, and looks whether its page may stand beside conversations, where one is to.
   * Changes nothing there; here only what was seen of the page is kept.
   */
  "connector.test": {
    input: z.object({ id: ConnectorId }),
    output: z.object({ reason: z.nullable(z.string()), framing: z._default(z.nullable(Framing), null) }),
    changes: false,
  },
  /** The newest first, 50 at most. */
  "handed.read": {
    input: z.object({ connector: ConnectorId, before: z.optional(z.number()) }),
    output: z.object({ handed: z.array(Handed), more: z.boolean() }),
    changes: false,
  },
  "handed.sendAgain": {
    input: z.object({ connector: ConnectorId, conversation: ConversationId }),
    output: nothing,
    changes: true,
  },
  /**
   * An agent's, of his own conversations: who the visitor may be in other systems. `unreached`: those that did not answer.
   * `open`: when there is exactly one, it is shown on his screen there, where the system can.
   */
  "visitor.findOutside": {
    input: z.object({ conversation: ConversationId, open: z._default(z.boolean(), false) }),
    output: z.object({ found: z.array(Found), unreached: z.array(z.string()) }),
    changes: false,
  },
  /** The same of who is offered to him just now, to be shown while it rings. Nothing is opened anywhere. */
  "offer.findOutside": {
    input: z.object({ offer: OfferId }),
    output: z.object({ found: z.array(Found), unreached: z.array(z.string()) }),
    changes: false,
  },
} as const;
