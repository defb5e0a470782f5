import fc from "fast-check";
import { expect, test } from "vitest";
import { applyToConversations, idOf, openConversation } from "../../../src-shared/conversations/list.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { freshView, histories, idOfNumber, played, wholeView, type History } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;

const fromTheBeginning = (history: History) => freshView(history, { public: 1, staff: 0 });

test("events of several conversations, in any order of the logs among each other, end in each conversation's own state", () => {
  fc.assert(
    fc.property(histories(1), histories(2), fc.infiniteStream(fc.nat(3)), (one, two, choices) => {
      const logs = [one, two].flatMap((history) => [
        { log: logOf(history.conversation, "public"), events: history.public, next: 2 },
        { log: logOf(history.conversation, "staff"), events: history.staff, next: 1 },
      ]);
      let held = [fromTheBeginning(one), fromTheBeginning(two)];
      while (logs.some(({ events, next }) => next <= events.length)) {
        const left = logs.filter(({ events, next }) => next <= events.length);
        const log = left[choices.next().value! % left.length]!;
        const event = log.events[log.next - 1]!;
        const { conversations, gap } = applyToConversations(held, { log: log.log, seq: log.next, event });
        const name = log.log.split("/")[0];
        // A closed conversation leaves the list, and what is still on its way to it finds nobody.
        if (held.some((view) => idOf(view) === name)) expect(gap).toBe(false);
        held = conversations;
        log.next += 1;
      }
      const open = [one, two].filter((history) => history.staff.at(-1)?.type !== "conversation.closed");
      expect(held).toEqual(open.map(wholeView));
    }),
  );
});

test("an event of a conversation that is not held, or of no conversation, changes nothing", () => {
  const held = [wholeView(played(first, ["offers", "accepts"]))];
  const event = { type: "conversation.ended", conversation: second, at: 1, by: "hub" } as const;
  for (const log of [logOf(second, "public"), "weather", ""])
    expect(applyToConversations(held, { log, seq: 2, event })).toEqual({ conversations: held, gap: false });
});

test("a conversation read whole takes its place, unless the one held is newer in either log", () => {
  const history = played(first, ["offers", "accepts", "says", "notes"]);
  const other = wholeView(played(second, ["offers", "accepts"]));
  const whole = wholeView(history);
  expect(openConversation([other], whole)).toEqual([other, whole]);
  const old = freshView(history, { public: 2, staff: history.staff.length });
  expect(openConversation([old, other], whole)).toEqual([whole, other]);
  const held = [whole, other];
  expect(openConversation(held, old)).toBe(held);
  expect(openConversation(held, freshView(history, { public: history.public.length, staff: 1 }))).toBe(held);
});
