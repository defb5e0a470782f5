import type { chatVisitorAsks } from "../../src-shared/chat/visitor-asks.ts";
import { isPreviewed } from "../../src-shared/chat/rules.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { addresses } from "../bus.ts";
import { ofVisitor } from "../conversations/rows.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Store } from "../store/open.ts";
import { chatRulesOf } from "./rules.ts";

/** A page tells more seldom than this; what comes sooner is dropped, milliseconds. */
const soonest = 400;

export function chatVisitorHandlers(
  visitor: Visitor,
  { read, bus, machine }: Pick<Store, "read" | "bus" | "machine">,
): HandlersOf<typeof chatVisitorAsks> {
  let last = -Infinity;
  return {
    "chat.rules": async ({ conversation }) => {
      const { queue } = await ofVisitor(read, visitor.id, conversation);
      const rules = await chatRulesOf(read);
      return { minutes: rules.visitorMinutes, preview: isPreviewed(rules, queue) };
    },
    "chat.preview": async ({ conversation, text }) => {
      const { id, queue, agent, ended_at } = await ofVisitor(read, visitor.id, conversation);
      const shown = isPreviewed(await chatRulesOf(read), queue) && agent !== null && ended_at === null;
      if (!shown || machine.now() - last < soonest) return { shown };
      last = machine.now();
      // To whoever hears the staff log, and to no store: it is no entry of any log.
      bus.publish(addresses.log(logOf(id, "staff")), { event: { type: "chat.previewed", conversation, text } });
      return { shown };
    },
  };
}
