import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { VisitorView } from "../../src-shared/visitors/model.ts";
import { conversationOf } from "../conversations/selectors.ts";
import type { DeskStore } from "../store.ts";
import { textIfAny } from "../text/text.ts";

/** Hours at which it becomes morning, afternoon, evening where the visitor is. */
const parts = [
  [5, "morning"],
  [12, "afternoon"],
  [18, "evening"],
] as const;

/** The greeting of this time of the day in this language; of the night: that of the evening. */
export function greeting(hour: number, language: string): string {
  const part = parts.findLast(([from]) => hour >= from)?.[1] ?? "evening";
  const [base = ""] = language.toLowerCase().split("-");
  return textIfAny(`canned.greeting.${part}`, { language: base }) ?? "";
}

/** What hour it is in a time zone; on this machine where none is known, or it is no zone. */
export function hourIn(now: number, timeZone: string | null): number {
  const format = (zone?: string) =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", ...(zone ? { timeZone: zone } : {}) });
  try {
    return Number(format(timeZone ?? undefined).format(now));
  } catch {
    // The zone is what a browser said: one that is not known here counts as none.
    return Number(format().format(now));
  }
}

interface Of {
  readonly conversation: ConversationId;
  readonly visitor: VisitorView | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the text that is filled. */
  readonly language: string;
}

/** What the variables of canned responses stand for in this conversation. What is not known is not in it. */
export function knownOf(state: DeskStore, { conversation, visitor, now, language }: Of): ReadonlyMap<string, string> {
  const summary = conversationOf(state, conversation)?.public.summary;
  const values = new Map<string, string>();
  const put = (name: string, value: string | number | boolean | null | undefined) => {
    if (value !== null && value !== undefined && value !== "") values.set(name.toLowerCase(), String(value));
  };
  // What the site says of him stands behind what he is known by: no attribute takes the place of his name.
  for (const { name, value } of visitor?.attributes ?? []) put(`visitor.${name}`, value);
  put("visitor.phone", visitor?.phone?.value);
  put("visitor.email", visitor?.email?.value);
  put("visitor.name", summary?.visitor.name || visitor?.name?.value);
  put("agent.name", state.desk?.hub?.account.name);
  put("queue", summary?.queue.name);
  put("site", summary?.site);
  put("time.greeting", greeting(hourIn(now, visitor?.timeZone ?? null), language));
  return values;
}
