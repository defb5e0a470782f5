import * as z from "zod/mini";
import { ConversationId } from "../conversations/model.ts";
import { nothing } from "../rpc/contract.ts";
import { FieldValue, PanelRules } from "./model.ts";

const values = z.record(z.string(), FieldValue);

export const visitorPanelAsks = {
  /** `outside`: whether any other system is connected, so that there is something to look the visitor up in. */
  "panel.rules": { input: nothing, output: z.object({ rules: PanelRules, outside: z.boolean() }), changes: false },
  /** `expected`: what the asker saw; refused `outdated` when it is another meanwhile. */
  "panel.change": { input: z.object({ to: PanelRules, expected: PanelRules }), output: nothing, changes: true },
  /** What staff have written of the visitor of this conversation, by the fields' keys. */
  "visitor.fields": {
    input: z.object({ conversation: ConversationId }),
    output: z.object({ values }),
    changes: false,
  },
  /** Null takes it away. `expected`: what the asker saw there; refused `outdated` when a colleague was faster. */
  "visitor.setField": {
    input: z.object({
      conversation: ConversationId,
      key: z.string().check(z.maxLength(40)),
      value: z.nullable(FieldValue),
      expected: z.nullable(FieldValue),
    }),
    output: z.object({ values }),
    changes: true,
  },
} as const;
