import type { Account } from "../../src-shared/accounts/model.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type ConversationView, summarisePublic, summariseStaff } from "../../src-shared/conversations/state.ts";
import type { SkillId, WaitId } from "../../src-shared/routing/ids.ts";
import { Colleague } from "../../src-shared/supervision/colleague.ts";
import { anna, idOfNumber, played, sales, wholeView } from "./history.ts";

export const jonas: Account = { id: idOfNumber(2, 9) as Account["id"], name: "Jonas Weber", role: "agent" };
export const french = { id: idOfNumber(1, 7) as SkillId, name: "French" };
export const care = { id: idOfNumber(2, 8) as typeof sales.id, name: "Care" };
const conversation = idOfNumber(1) as ConversationId;

type About = "conversation" | "at" | "after";
type Bare<E> = E extends unknown ? Omit<E, About> : never;

/** Anna's conversation with Maria, and what happened between colleagues in it; `steps` as in `played`. */
export function handed(
  staff: ReadonlyArray<Bare<StaffEvent>>,
  {
    steps = ["offers", "accepts"],
    open = [],
  }: { steps?: Parameters<typeof played>[1]; open?: ReadonlyArray<Bare<PublicEvent>> } = {},
): ConversationView {
  let view = wholeView(played(conversation, steps));
  for (const bare of open) {
    const event = { ...bare, conversation, at: 50_000 } as PublicEvent;
    const { head, summary, entries } = view.public;
    const page = {
      head: head + 1,
      summary: summarisePublic(summary, event),
      entries: [...entries, { seq: head + 1, event }],
    };
    view = { ...view, public: page };
  }
  for (const bare of staff) {
    const { head, summary, entries } = view.staff;
    const event = { ...bare, conversation, at: 60_000 + head, after: view.public.head } as StaffEvent;
    const page = {
      head: head + 1,
      summary: summariseStaff(summary, event),
      entries: [...entries, { seq: head + 1, event }],
    };
    view = { ...view, staff: page };
  }
  return view;
}

export const transfer = idOfNumber(7, 7) as WaitId;

/** Events of one transfer or consult that Anna asks Jonas for. */
export function askingJonas(kind: "transfer" | "consult") {
  return {
    begun: { type: "transfer.begun", transfer, kind, to: { kind: "agent", agent: jonas }, by: anna, note: "" },
    declined: { type: "transfer.refused", transfer, kind, by: anna, agent: jonas, why: "declined" },
    takes: { type: "part.joined", who: jonas, kind: "taking", transfer },
    comes: { type: "part.joined", who: jonas, kind: "consult", transfer },
    comesIn: { type: "part.joined", who: jonas, kind: "conference", transfer: null },
  } as const satisfies Record<string, Bare<StaffEvent>>;
}

/** A colleague who is Available and does nothing. */
export function aColleague(number: number, part: Partial<Colleague> = {}): Colleague {
  return Colleague.parse({
    id: idOfNumber(number, 9),
    name: `Colleague ${number}`,
    role: "agent",
    here: true,
    state: "available",
    since: 0,
    code: null,
    activity: "idle",
    activitySince: 0,
    load: { chat: 0, video: 0, "co-browse": 0 },
    capacity: { chat: 3, video: 1, "co-browse": 1 },
    queues: null,
    skills: [],
    groups: [],
    ...part,
  });
}
