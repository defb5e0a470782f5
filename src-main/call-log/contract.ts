import * as z from "zod/mini";
import { AccountId } from "../../src-shared/accounts/model.ts";
import { callLogAsks } from "../../src-shared/call-log/desk-asks.ts";
import { ConversationId } from "../../src-shared/conversations/model.ts";
import { PublicSummary, StaffSummary } from "../../src-shared/conversations/state.ts";
import { type Contract, nothing } from "../../src-shared/rpc/contract.ts";

/** That an agent takes part in a conversation, and what its two logs add up to. Entries follow as items of their own. */
const ViewItem = z.object({
  is: z.literal("view"),
  account: AccountId,
  public: z.object({ head: z.int(), summary: PublicSummary }),
  staff: z.object({ head: z.int(), summary: StaffSummary }),
});

/** One entry of a conversation's log. `event` is the raw JSON, so that a newer hub's events are kept whole. */
const EntryItem = z.object({
  is: z.literal("entry"),
  conversation: ConversationId,
  kind: z.enum(["public", "staff"]),
  seq: z.int().check(z.minimum(1)),
  event: z.looseObject({ type: z.string() }),
});

export const LogItem = z.discriminatedUnion("is", [ViewItem, EntryItem]);
export type LogItem = z.infer<typeof LogItem>;

/**
 * Entries are missing here: the page of the public log before `before` (a seq) must be read from the hub, or the newest
 * page when it is null.
 */
export const Hole = z.object({ conversation: ConversationId, before: z.nullable(z.int()) });
export type Hole = z.infer<typeof Hole>;

const inAccount = { account: AccountId };

/** main ↔ its call log's worker */
export const callLogContract = {
  protocol: 1,
  who: z.object({ file: z.string() }),
  state: z.object({
    /** Where the old file went when it was no database; null when all was well. */
    movedTo: z.nullable(z.string()),
  }),
  asks: {
    /** Answered when it is on the disk. Repeats do no harm: an entry is known by its log and seq. */
    write: {
      input: z.object({ items: z.array(LogItem) }),
      output: z.object({ holes: z.array(Hole) }),
      changes: false,
    },
    search: {
      input: z.extend(callLogAsks["callLog.search"].input, inAccount),
      output: callLogAsks["callLog.search"].output,
      changes: false,
    },
    read: {
      input: z.extend(callLogAsks["callLog.read"].input, inAccount),
      output: callLogAsks["callLog.read"].output,
      changes: false,
    },
    /** This agent's conversations that are not closed as far as this log knows, or that have holes. */
    unfinished: {
      input: z.object(inAccount),
      output: z.array(z.object({ conversation: ConversationId, whole: z.boolean() })),
      changes: false,
    },
    /** Takes all of these conversations out of the file, so that nothing of them is left in it. Unknown ones are no fault. */
    forget: { input: z.object({ conversations: z.array(ConversationId) }), output: nothing, changes: false },
    /** Everything is on the disk and the file is closed; nothing else is answered afterwards. */
    end: { input: nothing, output: nothing, changes: false },
  },
  /** A defect in the worker, for main's log. */
  event: z.object({ type: z.literal("defect"), ask: z.string(), text: z.string() }),
} as const satisfies Contract;

export type CallLogContract = typeof callLogContract;
