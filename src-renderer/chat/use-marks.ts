import { useEffect } from "react";
import { marking, newestOf } from "../../src-shared/chat/marking.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { machine } from "../machine.ts";
import { type DeskStore, store } from "../store.ts";
import { isWithVisitor, standingOf } from "../transfers/standing.ts";

const mark = marking(machine, (conversation, reached) => desk.ask("chat.mark", { conversation, ...reached }));
const isVisitors = (kind: string) => kind === "visitor";

/** Tells the hub how far this desk has got in each conversation in which the visitor knows of its agent. */
function tellMarks(state: DeskStore): void {
  const { desk: held, view } = state;
  if (!isLinked(state) || !held?.hub) return;
  const me = held.hub.account.id;
  for (const one of held.hub.conversations) {
    if (!isWithVisitor(standingOf(one, me))) continue;
    const { entries } = one.public;
    const delivered = newestOf(entries, isVisitors);
    mark(idOf(one), { delivered, read: newestOf(entries, isVisitors, view.read[idOf(one)] ?? 0) });
  }
}

export function useMarks(): void {
  useEffect(() => {
    tellMarks(store.getState());
    return store.subscribe((now, before) => {
      if (now.desk !== before.desk || now.link !== before.link || now.view.read !== before.view.read) tellMarks(now);
    });
  }, []);
}
