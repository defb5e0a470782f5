import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { listed } from "../contracts/listed.ts";
import { ConversationId } from "../conversations/model.ts";
import { Queue } from "../queues/model.ts";
import { WaitId } from "../routing/ids.ts";
import { VideoRules } from "../video/model.ts";
import { SeenColleague, NamedTarget, PartKind, RefusedWhy, TransferKind } from "./model.ts";

const about = { conversation: ConversationId, at: z.number() };

/** Public log. The visitor's agent speaks with somebody else meanwhile. */
export const Held = z.object({ type: z.literal("conversation.held"), ...about });
export const Unheld = z.object({ type: z.literal("conversation.unheld"), ...about });
/** Public log: whom the visitor has now, and what holds for video with him. */
export const MovedTo = z.object({
  type: z.literal("conversation.movedTo"),
  ...about,
  agent: z.object({ name: z.string() }),
  queue: Queue,
  rules: VideoRules,
});
/** Public log: somebody is with the visitor beside his agent. Consulted colleagues are not told to him. */
export const ColleagueJoined = z.object({ type: z.literal("colleague.joined"), ...about, colleague: SeenColleague });
export const ColleagueLeft = z.object({ type: z.literal("colleague.left"), ...about, colleague: SeenColleague });

export const transferPublicEvents = [Held, Unheld, MovedTo, ColleagueJoined, ColleagueLeft] as const;
export type TransferPublicEvent = z.infer<(typeof transferPublicEvents)[number]>;

const staffAbout = { ...about, after: z.int() };
const ofTransfer = { ...staffAbout, transfer: WaitId, kind: TransferKind };

/** Staff log, all that follow. */
export const TransferBegun = z.object({
  type: z.literal("transfer.begun"),
  ...ofTransfer,
  to: NamedTarget,
  by: Account,
  note: z.string(),
});
/** It came back to `by`, who never lost it. */
export const TransferRefused = z.object({
  type: z.literal("transfer.refused"),
  ...ofTransfer,
  by: Account,
  agent: Account,
  why: RefusedWhy,
});
/** Taken back by its owner, or (`hub`) the conversation ended or was taken from him. */
export const TransferCancelled = z.object({
  type: z.literal("transfer.cancelled"),
  ...ofTransfer,
  by: z.enum(["agent", "hub"]),
});
/**
 * The owner changed. `from` takes part no longer, unless he `stays`. `how`: by a transfer that was offered, after a consult,
 * in a conference, or because `from` was lost while `to` was there.
 */
export const TransferDone = z.object({
  type: z.literal("transfer.done"),
  ...staffAbout,
  from: Account,
  to: Account,
  how: z.enum(["blind", "warm", "conference", "left-behind"]),
  stays: z.boolean(),
  /** The open transfer that ended with it. */
  transfer: z.nullable(WaitId),
});
/** Also when his part becomes another. */
export const PartJoined = z.object({
  type: z.literal("part.joined"),
  ...staffAbout,
  who: Account,
  kind: PartKind,
  /** What he was asked by, when that is how he came. */
  transfer: z.nullable(WaitId),
});
export const PartLeft = z.object({
  type: z.literal("part.left"),
  ...staffAbout,
  who: Account,
  by: z.enum(["self", "owner", "hub"]),
});
export const ParkedEvent = z.object({
  type: z.literal("conversation.parked"),
  ...staffAbout,
  /** Null: until the visitor writes. */
  until: z.nullable(z.number()),
});
export const Resumed = z.object({
  type: z.literal("conversation.resumed"),
  ...staffAbout,
  why: z.enum(["agent", "time", "visitor", "hub"]),
});

export const transferStaffEvents = listed(
  () =>
    [
      TransferBegun,
      TransferRefused,
      TransferCancelled,
      TransferDone,
      PartJoined,
      PartLeft,
      ParkedEvent,
      Resumed,
    ] as const,
);
export type TransferStaffEvent = z.infer<(typeof transferStaffEvents)[number]>;
