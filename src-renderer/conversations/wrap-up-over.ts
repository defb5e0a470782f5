import { useEffect } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { WrapUp } from "../../src-shared/wrap-up/model.ts";
import { machine } from "../machine.ts";
import { type DeskStore, store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { finishing } from "./wrap-up-desk.ts";

/** Wrap-ups that were there and are not any more because their time was over. `now`: the hub's clock. */
export function timedOut(before: DeskStore, after: DeskStore, now: number): WrapUp[] {
  const left = after.desk?.hub?.wrapUps;
  const had = before.desk?.hub?.wrapUps;
  if (!left || !had || left === had) return [];
  return had.filter(
    ({ conversation, until }) =>
      until !== null && until <= now && !left.some((one) => one.conversation === conversation),
  );
}

/** Says that it is closed, and where it is found: nothing leaves the list without a word. */
export function useTimedOutWrapUps(): void {
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const hubNow = machine.now() + (now.desk?.clockOffset ?? 0);
        for (const { conversation } of timedOut(before, now, hubNow)) {
          if (finishing.has(conversation)) continue;
          const view = before.desk?.hub?.conversations.find((one) => idOf(one) === conversation);
          const name = view?.public.summary.visitor.name || text("conversations.noName");
          toasts.show({ look: "info", title: text("wrapUp.overTitle"), words: text("wrapUp.over", { name }) });
        }
      }),
    [],
  );
}
